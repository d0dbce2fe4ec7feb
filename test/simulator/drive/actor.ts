import { randomBytes } from 'node:crypto';
import { consentDocuments, type Purpose } from '@loudou/shared/consent';
import type { Act, Household, Phone } from '../plan/plan.types';
import { bodyOf } from './batch';
import type { Door } from './door';
import type { OutsideWorld } from './outside-world';

type ActOf<Deed extends Act['do']> = Extract<Act, { do: Deed }>;

interface OnPhone {
  token: string | null;
}

interface OfHuman {
  challengeId: string;
  personId: string;
  applicationId: string;
  quote: { quoteId: string; costStatementHash: unknown; contractHash: unknown };
  loanId: string;
}

export interface Sent {
  accepted: number;
  duplicate: number;
  rejected: number;
}

const newKey = () => randomBytes(12).toString('hex');
const version = (purpose: Purpose) => consentDocuments[purpose].version;
const amountFen = 1_000_000;
const validUntil = '2036-01-01';
const pollEveryMs = 15;
const pollLimitMs = 60_000;

/** Does the acts of one household at the doors of the BFF, one after the other, each at its planned moment. */
export class Actor {
  private readonly phones: OnPhone[];
  private readonly people: Partial<OfHuman>[];
  calls = 0;

  constructor(
    private readonly household: Household,
    private readonly door: Door,
    private readonly outside: OutsideWorld,
  ) {
    this.phones = household.phones.map(() => ({ token: null }));
    this.people = household.humans.map(() => ({}));
  }

  /** As who the human is known after signing in; empty before. */
  personIdOf = (human: number): string => this.people[human]?.personId ?? '';

  async do(act: Act): Promise<Sent | null> {
    switch (act.do) {
      case 'open':
        return this.open(act);
      case 'sign_out':
        await this.call(act, 'session.close', {});
        this.phones[act.phone]!.token = null;
        return null;
      case 'agree':
        return this.agree(act);
      case 'ask_code':
        return this.askCode(act);
      case 'sign_in':
        return this.signIn(act);
      case 'start':
        return this.start(act);
      case 'identify':
        return this.identify(act);
      case 'show_face':
        return this.showFace(act);
      case 'bind_card':
        return this.bindCard(act);
      case 'submit':
        return this.submit(act);
      case 'decided':
        return this.hear(act, this.people[act.human]!.applicationId!, async () => {
          const { state } = await this.call<{ state: string }>(act, 'application.current', {});
          return state === 'approved' || state === 'declined';
        });
      case 'quote':
        return this.quote(act);
      case 'draw':
        return this.draw(act);
      case 'paid_out':
        return this.hear(act, this.people[act.human]!.loanId!, async () => {
          const { loanId } = this.people[act.human]!;
          return (await this.call<{ state: string }>(act, 'loan.status', { loanId })).state === 'active';
        });
      case 'pay':
        return this.pay(act);
      case 'send':
        return this.send(act);
    }
  }

  private call<Answer>(act: Act, procedure: string, input: unknown): Promise<Answer> {
    this.calls += 1;
    return this.door.call<Answer>(procedure, input, {
      token: this.phones[act.phone]!.token,
      atMs: this.outside.momentOf(act.atMs),
    });
  }

  private phoneOf = (act: Act): Phone => this.household.phones[act.phone]!;
  private humanOf = (act: Act) => this.household.humans[act.human]!;

  private async open(act: ActOf<'open'>): Promise<null> {
    const { host, deviceId, openId } = this.phoneOf(act);
    const { arrivalId, mode, scene, query } = act.arrival;
    const opened = await this.call<{ sessionToken: string }>(act, 'session.open', {
      host,
      deviceId,
      arrival: { arrivalId, mode, enter: { query, ...(scene ? { scene } : {}) } },
      ...(openId ? { loginCode: await this.outside.loginCode(openId) } : {}),
    });
    this.phones[act.phone]!.token = opened.sessionToken;
    return null;
  }

  private async agree(act: ActOf<'agree'>): Promise<null> {
    const decisions = [
      ...act.granted.map((purpose) => ({ purpose, decision: 'granted', documentVersion: version(purpose) })),
      ...act.declined.map((purpose) => ({
        purpose,
        decision: 'declined',
        documentVersion: version(purpose),
      })),
    ];
    await this.call(act, 'consent.record', { decisions, idempotencyKey: newKey() });
    return null;
  }

  private async askCode(act: Act): Promise<null> {
    const { phone } = this.humanOf(act);
    const { challengeId } = await this.call<{ challengeId: string }>(act, 'session.sendCode', {
      phone,
      idempotencyKey: newKey(),
    });
    this.people[act.human]!.challengeId = challengeId;
    return null;
  }

  private async signIn(act: Act): Promise<null> {
    const { phone } = this.humanOf(act);
    const { personId } = await this.call<{ personId: string }>(act, 'session.signInBySms', {
      challengeId: this.people[act.human]!.challengeId,
      phone,
      code: await this.outside.codeSentTo(phone),
      idempotencyKey: newKey(),
    });
    this.people[act.human]!.personId = personId;
    return null;
  }

  private async start(act: Act): Promise<null> {
    const { applicationId } = await this.call<{ applicationId: string }>(act, 'application.start', {
      amountFen,
      months: 12,
      idempotencyKey: newKey(),
    });
    this.people[act.human]!.applicationId = applicationId;
    return null;
  }

  private async identify(act: Act): Promise<null> {
    const { name, identityNumber } = this.humanOf(act);
    await this.call(act, 'application.saveIdentity', {
      applicationId: this.people[act.human]!.applicationId,
      document: { name, number: identityNumber, validUntil },
      documentVersion: version('identity_document'),
      idempotencyKey: newKey(),
    });
    return null;
  }

  private async showFace(act: ActOf<'show_face'>): Promise<null> {
    const started = await this.call<{ faceCheckId: string; ticket: { url?: string; verifyId?: string } }>(
      act,
      'application.startFaceCheck',
      {
        applicationId: this.people[act.human]!.applicationId,
        documentVersion: version('face_recognition'),
        returnUrl: `${this.door.url}/app/`,
      },
    );
    await this.outside.finishFaceCheck(started.ticket, act.passed);
    const outcome = await this.faceOutcome(act, started.faceCheckId);
    const planned = act.passed ? 'passed' : 'failed';
    if (outcome !== planned) throw new Error(`the face check is ${outcome}, not ${planned}`);
    return null;
  }

  /** A vendor that has no result yet is asked again, as the phone does. */
  private async faceOutcome(act: Act, faceCheckId: string): Promise<string> {
    for (const deadlineMs = Date.now() + pollLimitMs; ;) {
      const { outcome } = await this.call<{ outcome: string }>(act, 'application.finishFaceCheck', {
        faceCheckId,
      });
      if (outcome !== 'pending' || Date.now() > deadlineMs) return outcome;
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    }
  }

  private async bindCard(act: Act): Promise<null> {
    const { cardNumber, phone } = this.humanOf(act);
    const { applicationId } = this.people[act.human]!;
    const { cardId } = await this.call<{ cardId: string }>(act, 'application.bindCard', {
      applicationId,
      cardNumber,
      reservedPhone: phone,
      documentVersion: version('bank_card'),
      idempotencyKey: newKey(),
    });
    const code = await this.outside.cardCodeSentTo(phone);
    await this.call(act, 'application.confirmCard', { applicationId, cardId, code });
    return null;
  }

  private async submit(act: Act): Promise<null> {
    const { applicationId } = this.people[act.human]!;
    await this.call(act, 'application.authoriseBureau', {
      applicationId,
      documentVersion: version('bureau_query'),
      readMs: 8_000,
      idempotencyKey: newKey(),
    });
    await this.call(act, 'application.submit', { applicationId, idempotencyKey: newKey() });
    return null;
  }

  /** The lender's word comes in at its planned moment. */
  private async hear(act: Act, key: string, isTold: () => Promise<boolean>): Promise<null> {
    await this.outside.tellOf(key, this.outside.momentOf(act.atMs), isTold);
    return null;
  }

  private async quote(act: Act): Promise<null> {
    const offers = await this.call<{ offers: { offerId: string }[] } | { offerId: string }[]>(
      act,
      'loan.offers',
      {
        amountFen,
      },
    );
    const { offerId } = (Array.isArray(offers) ? offers : offers.offers)[0]!;
    const quoted = await this.call<{
      quoteId: string;
      costStatementHash?: string;
      costStatement?: { hash?: string };
    }>(act, 'loan.quote', { offerId, amountFen, idempotencyKey: newKey() });
    const contract = await this.call<{ hash?: string; contractHash?: string }>(act, 'loan.contract', {
      quoteId: quoted.quoteId,
    });
    this.people[act.human]!.quote = {
      quoteId: quoted.quoteId,
      costStatementHash: quoted.costStatementHash ?? quoted.costStatement?.hash,
      contractHash: contract.hash ?? contract.contractHash,
    };
    return null;
  }

  private async draw(act: Act): Promise<null> {
    await this.outside.readCost();
    const { loanId } = await this.call<{ loanId: string }>(act, 'loan.draw', {
      ...this.people[act.human]!.quote,
      costReadMs: 12_000,
      idempotencyKey: newKey(),
    });
    this.people[act.human]!.loanId = loanId;
    return null;
  }

  private async pay(act: ActOf<'pay'>): Promise<null> {
    const { loanId } = this.people[act.human]!;
    const home = await this.call<{
      due: { amountFen: number } | null;
      earlySettlement: { totalFen: number } | null;
    }>(act, 'repayment.home', { loanId });
    const { repaymentId, hostParameters } = await this.call<{
      repaymentId: string;
      hostParameters?: unknown;
    }>(act, 'repayment.pay', {
      loanId,
      kind: act.kind,
      amountFen: act.kind === 'due' ? home.due?.amountFen : home.earlySettlement?.totalFen,
      idempotencyKey: newKey(),
    });
    const isPosted = async () =>
      (await this.call<{ state: string }>(act, 'repayment.status', { repaymentId })).state === 'posted';
    if (hostParameters) await this.outside.payOrder(hostParameters);
    await this.hear(act, repaymentId, isPosted);
    for (const deadlineMs = Date.now() + pollLimitMs; !(await isPosted());) {
      if (Date.now() > deadlineMs) throw new Error(`${repaymentId} is not posted`);
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    }
    return null;
  }

  private async send(act: ActOf<'send'>): Promise<Sent> {
    this.calls += 1;
    const atMs = this.outside.momentOf(act.atMs);
    // By the machine's clock the whole batch happens as long before now as it was planned before its sending.
    const shiftMs = atMs === undefined ? Date.now() - act.atMs : 0;
    const { token } = this.phones[act.phone]!;
    const text = await this.door.post('/collect', bodyOf(act, this.phoneOf(act), shiftMs), { token, atMs });
    const answer = JSON.parse(text) as {
      accepted: number;
      duplicate: number;
      rejected: unknown[];
      later?: number[];
    };
    if (answer.later?.length) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      const left = answer.later.map((index) => act.events[index]!);
      const rest = await this.send({ ...act, events: left });
      return {
        accepted: answer.accepted + rest.accepted,
        duplicate: answer.duplicate + rest.duplicate,
        rejected: answer.rejected.length + rest.rejected,
      };
    }
    return { accepted: answer.accepted, duplicate: answer.duplicate, rejected: answer.rejected.length };
  }
}
