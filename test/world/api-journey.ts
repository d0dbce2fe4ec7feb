import { consentDocuments } from '@loudou/shared/consent';
import { newId } from '@loudou/shared/ids';
import type { ClientParameters } from '../fakes/wechat-pay';
import { createCaller, newKey } from './caller';
import { somePerson } from './people';
import { until } from './until';
import type { World } from './world';

const idSource = { nowMs: () => Date.now(), random: Math.random };

export type ApiJourney = ReturnType<typeof createApiJourney>;

interface Opened {
  sessionToken: string;
  personId: string;
}

const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? url.split('/').at(-1)!;

/** One person's way from a click to a settled loan by the BFF's own doors, step by step, so that anything may happen in between. */
export function createApiJourney(world: World, person = somePerson()) {
  const deviceId = newId('device', idSource);
  let token: string | null = null;
  let personId = '';
  const call = createCaller(world.bff.url, () => token);
  const state: { applicationId?: string; loanId?: string; offerId?: string } = {};

  const version = (purpose: keyof typeof consentDocuments) => consentDocuments[purpose].version;

  async function arrive(
    query: Record<string, string> = {},
    host: 'weapp' | 'tt' | 'h5' = 'tt',
  ): Promise<void> {
    const arrival = {
      arrivalId: newKey(),
      mode: 'cold',
      enter: { query, scene: host === 'tt' ? '025001' : undefined },
    };
    const loginCode =
      host === 'weapp' ? world.sandbox.hosts.wechat.mintLoginCode({ openId: `open_${deviceId}` }) : undefined;
    const opened = await call<Opened>('session.open', { host, deviceId, arrival, loginCode });
    token = opened.sessionToken;
    personId = opened.personId;
  }

  async function agree(adMeasurement: boolean = true): Promise<void> {
    const granted = (purpose: 'application_processing' | 'ad_measurement') => ({
      purpose,
      decision: 'granted',
      documentVersion: version(purpose),
    });
    const decisions = [
      granted('application_processing'),
      ...(adMeasurement ? [granted('ad_measurement')] : []),
    ];
    await call('consent.record', { decisions, idempotencyKey: newKey() });
  }

  async function register(): Promise<void> {
    const { challengeId } = await call<{ challengeId: string }>('session.sendCode', {
      phone: person.phone,
      idempotencyKey: newKey(),
    }).catch(async (error: unknown) => {
      // Killed between keeping the code and sending it: the person waits for the resend, here the wait is skipped.
      if (!(error instanceof Error) || !error.message.includes('code_too_soon')) throw error;
      await world.database.db.query(`update sms_challenge set sent_at = sent_at - interval '61 seconds'`);
      return call<{ challengeId: string }>('session.sendCode', {
        phone: person.phone,
        idempotencyKey: newKey(),
      });
    });
    const code = world.sandbox.hosts.sms.inbox(person.phone)[0]?.code;
    if (!code) {
      await world.database.db.query(`update sms_challenge set sent_at = sent_at - interval '61 seconds'`);
      return register();
    }
    const signedIn = await call<{ personId: string }>('session.signInBySms', {
      challengeId,
      phone: person.phone,
      code,
      idempotencyKey: newKey(),
    });
    personId = signedIn.personId;
  }

  async function start(): Promise<void> {
    const started = await call<{ applicationId: string }>('application.start', {
      amountFen: 1_000_000,
      months: 12,
      idempotencyKey: newKey(),
    });
    state.applicationId = started.applicationId;
  }

  async function identify(): Promise<void> {
    await call('application.saveIdentity', {
      applicationId: state.applicationId,
      document: { name: person.name, number: person.identityNumber, validUntil: '2036-01-01' },
      documentVersion: version('identity_document'),
      idempotencyKey: newKey(),
    });
  }

  async function showFace(): Promise<void> {
    const started = await call<{ faceCheckId: string; ticket: { url?: string; verifyId?: string } }>(
      'application.startFaceCheck',
      {
        applicationId: state.applicationId,
        documentVersion: version('face_recognition'),
        returnUrl: `${world.bff.url}/app/`,
      },
    );
    const { url, verifyId } = started.ticket;
    if (verifyId) world.sandbox.hosts.wechat.finishFaceCheck(verifyId, 'passed');
    else if (url) world.sandbox.hosts.face.finish(tokenOf(url), 'passed');
    await call('application.finishFaceCheck', { faceCheckId: started.faceCheckId });
  }

  async function bindCard(): Promise<void> {
    const { cardId } = await call<{ cardId: string }>('application.bindCard', {
      applicationId: state.applicationId,
      cardNumber: person.cardNumber,
      reservedPhone: person.phone,
      documentVersion: version('bank_card'),
      idempotencyKey: newKey(),
    });
    const code = world.sandbox.lender.codes(person.phone)[0];
    await call('application.confirmCard', { applicationId: state.applicationId, cardId, code });
  }

  async function authoriseBureau(): Promise<void> {
    await call('application.authoriseBureau', {
      applicationId: state.applicationId,
      documentVersion: version('bureau_query'),
      readMs: 8_000,
      idempotencyKey: newKey(),
    });
  }

  const submit = () =>
    call<{ applicationId: string; state: string }>('application.submit', {
      applicationId: state.applicationId,
      idempotencyKey: newKey(),
    });

  async function awaitDecision(): Promise<string> {
    return until(async () => {
      const current = await call<{ state: string }>('application.current');
      return ['approved', 'declined'].includes(current.state) ? current.state : null;
    });
  }

  async function quote() {
    const offers = await call<{ offers: { offerId: string }[] } | { offerId: string }[]>('loan.offers', {
      amountFen: 1_000_000,
    });
    state.offerId = (Array.isArray(offers) ? offers : offers.offers)[0]!.offerId;
    return call<Record<string, unknown> & { quoteId: string }>('loan.quote', {
      offerId: state.offerId,
      amountFen: 1_000_000,
      idempotencyKey: newKey(),
    });
  }

  async function draw(): Promise<{ loanId: string }> {
    const quoted = await quote();
    const contract = await call<{ hash: string; contractHash?: string }>('loan.contract', {
      quoteId: quoted.quoteId,
    });
    const drawn = await call<{ loanId: string }>('loan.draw', {
      quoteId: quoted.quoteId,
      costStatementHash: costHashOf(quoted),
      contractHash: contract.hash ?? contract.contractHash,
      costReadMs: 12_000,
      idempotencyKey: newKey(),
    });
    state.loanId = drawn.loanId;
    return drawn;
  }

  const awaitPayout = () =>
    until(async () => {
      const loan = await call<{ state: string }>('loan.status', { loanId: state.loanId });
      return loan.state === 'active' ? loan.state : null;
    });

  const home = () => call<Record<string, unknown>>('repayment.home', { loanId: state.loanId });

  async function pay(kind: 'due' | 'early'): Promise<{ repaymentId: string }> {
    const shown = (await home()) as {
      due: { amountFen: number } | null;
      earlySettlement: { totalFen: number } | null;
    };
    const amountFen = kind === 'due' ? shown.due?.amountFen : shown.earlySettlement?.totalFen;
    const paid = await call<{ repaymentId: string; hostParameters?: ClientParameters | null }>(
      'repayment.pay',
      {
        loanId: state.loanId,
        kind,
        amountFen,
        idempotencyKey: newKey(),
      },
    );
    const { wechatPay } = world.sandbox.hosts;
    const order = paid.hostParameters ? wechatPay.orderBehind(paid.hostParameters) : null;
    if (order) await wechatPay.pay(order.orderNumber);
    await until(async () =>
      (await call<{ state: string }>('repayment.status', { repaymentId: paid.repaymentId })).state ===
      'posted'
        ? true
        : null,
    );
    return paid;
  }

  const awaitSettled = () =>
    until(async () =>
      (await call<{ state: string }>('loan.status', { loanId: state.loanId })).state === 'settled'
        ? true
        : null,
    );

  /** Everything from the agreement to the money on the card. */
  async function toDisbursedLoan(): Promise<void> {
    for (const step of [
      agree,
      register,
      start,
      identify,
      showFace,
      bindCard,
      authoriseBureau,
      submit,
      awaitDecision,
      draw,
      awaitPayout,
    ])
      await step();
  }

  return {
    toDisbursedLoan,
    person,
    state,
    call,
    token: () => token,
    personId: () => personId,
    arrive,
    agree,
    register,
    start,
    identify,
    showFace,
    bindCard,
    authoriseBureau,
    submit,
    awaitDecision,
    quote,
    draw,
    awaitPayout,
    home,
    pay,
    awaitSettled,
    letter: () =>
      call<Record<string, unknown>>('repayment.letter', { loanId: state.loanId, idempotencyKey: newKey() }),
  };
}

const costHashOf = (quoted: Record<string, unknown>): unknown =>
  quoted.costStatementHash ?? (quoted.costStatement as { hash?: string } | undefined)?.hash;
