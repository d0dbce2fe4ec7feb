/** A stand-in at a port of its own, Loudou's adapter in front of it, and somebody who takes its notices. */
import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@loudou/shared/ids';
import express from 'express';
import { createHttpLender, type LenderNotice, LenderNoticeRejected } from '../../../bff/src/lender';
import { createFakeLender, type FakeLender, type FakeLenderOptions } from './fake-lender';

export const lenderSecrets = {
  token: 'token-of-the-lender',
  signingSecret: `whsec_${Buffer.alloc(32, 'signing').toString('base64')}`,
  noticeSecret: `whsec_${Buffer.alloc(32, 'notice').toString('base64')}`,
};

const waitLimitMs = 3_000;

export async function listen(handler: RequestListener) {
  const server = createServer(handler);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url, close };
}

export async function until<Value>(read: () => Value | undefined | false): Promise<Value> {
  const endMs = Date.now() + waitLimitMs;
  for (;;) {
    const value = read();
    if (value) return value;
    if (Date.now() > endMs) throw new Error('waited for something that did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function openLender(options: Partial<FakeLenderOptions> = {}) {
  const received: LenderNotice[] = [];
  const rejected: string[] = [];
  let now = new Date('2026-11-22T14:20:00+08:00');

  const receiver = express().post('/notices', express.raw({ type: () => true }), (request, response) => {
    try {
      received.push(lender.readNotice(request.body as Buffer, request.headers as Record<string, string>));
      response.sendStatus(204);
    } catch (error) {
      if (!(error instanceof LenderNoticeRejected)) throw error;
      rejected.push(error.message);
      response.sendStatus(401);
    }
  });
  const notices = await listen(receiver);
  const noticeUrl = `${notices.url}/notices`;
  const fake = createFakeLender({
    clock: { now: () => now },
    noticeUrl,
    secrets: lenderSecrets,
    delays: { decisionMs: 5, payoutMs: 5, debitMs: 5 },
    noticeRetryDelaysMs: [10, 10, 10],
    ...options,
  });
  const core = await listen(express().use(fake.router));
  const adapter = (timeoutMs = 2_000) =>
    createHttpLender({
      baseUrl: core.url,
      token: lenderSecrets.token,
      signingSecret: lenderSecrets.signingSecret,
      noticeSecrets: [lenderSecrets.noticeSecret],
      timeoutMs,
    });
  const lender = adapter();

  return {
    fake,
    lender,
    adapter,
    coreUrl: core.url,
    noticeUrl,
    received,
    rejected,
    setNow: (moment: string) => void (now = new Date(moment)),
    async close() {
      fake.close();
      await Promise.all([core.close(), notices.close()]);
    },
  };
}

export type OpenLender = Awaited<ReturnType<typeof openLender>>;

const idSource = { nowMs: () => Date.now(), random: () => randomBytes(4).readUInt32BE() / 2 ** 32 };
export const someId = {
  application: () => newId('application', idSource),
  loan: () => newId('loan', idSource),
  repayment: () => newId('repayment', idSource),
  card: () => newId('card', idSource),
};

export function somePerson(phone = '13800009999') {
  return {
    name: '周晓禾',
    identityNumber: '110101199003071234',
    identityValidUntil: '2036-03-07',
    phone,
    cardNumber: '6217000000000006021',
    cardReservedPhone: phone,
  };
}

export const someApplication = (phone?: string) => ({
  applicationId: someId.application(),
  productCode: 'sample-consumer-loan',
  requestedAmountFen: 1_000_000,
  requestedMonths: 12,
  applicant: somePerson(phone),
  bureauAuthorisation: { documentHash: 'a'.repeat(64), authorisedAt: '2026-11-22T14:02:00+08:00' },
  faceCheckReference: 'face-0001',
});

export const someCard = (phone?: string) => {
  const { name, identityNumber, cardNumber, cardReservedPhone } = somePerson(phone);
  return { bindingId: someId.card(), name, identityNumber, cardNumber, reservedPhone: cardReservedPhone };
};

const isDecided = (fake: FakeLender, applicationId: string) =>
  fake
    .applications()
    .some(({ request, timesDecided }) => request.applicationId === applicationId && timesDecided > 0);

/** A person with a bound card and an approval in hand, and the loan that they would draw. */
export async function approvedPerson({ fake, lender }: OpenLender, phone = '13800009999') {
  const card = someCard(phone);
  await lender.startCardBinding(card);
  await lender.confirmCardBinding({ bindingId: card.bindingId, code: fake.codes(phone)[0] ?? '' });
  const application = someApplication(phone);
  await lender.submitApplication(application);
  await until(() => isDecided(fake, application.applicationId));
  const decision = await lender.readDecision(application.applicationId);
  if (decision.outcome !== 'approved') throw new Error(`decided ${decision.outcome}`);
  const loan = {
    loanId: someId.loan(),
    applicationId: application.applicationId,
    offerReference: decision.offers.at(-1)?.offerReference ?? '',
    amountFen: 1_000_000,
    contractHash: 'b'.repeat(64),
    costStatementHash: 'c'.repeat(64),
    signedAt: '2026-11-22T14:25:00+08:00',
  };
  return { application, decision, loan };
}

export async function disbursedLoan(open: OpenLender, phone?: string) {
  const { loan } = await approvedPerson(open, phone);
  await open.lender.requestPayout(loan);
  await until(() => open.fake.books(loan.loanId).payout.outcome === 'disbursed');
  return loan;
}
