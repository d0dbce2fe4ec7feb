/** The stand-in takes nothing that the contract does not allow, so that a slip of Loudou's shows here first. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { createHttpLender, LenderRefused } from '../../../bff/src/lender';
import {
  approvedPerson,
  disbursedLoan,
  lenderSecrets,
  openLender,
  type OpenLender,
  someApplication,
  someCard,
  someId,
} from './open-lender';

let open: OpenLender;
beforeAll(async () => void (open = await openLender()));
afterAll(() => open.close());

interface RawRequest {
  method?: string;
  path: string;
  body?: string;
  token?: string;
  secret?: string;
  at?: Date;
  requestId?: string;
  sentBody?: string;
}

async function send({ method = 'PUT', path, body = '', at = new Date(), ...rest }: RawRequest) {
  const requestId = rest.requestId ?? randomUUID();
  const signer = new Webhook(rest.secret ?? lenderSecrets.signingSecret);
  const response = await fetch(`${open.coreUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${rest.token ?? lenderSecrets.token}`,
      'webhook-id': requestId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signer.sign(requestId, at, body),
    },
    body: method === 'GET' ? undefined : (rest.sentBody ?? body),
  });
  const answer = (await response.json()) as { code?: string; outcome?: string };
  return { status: response.status, code: answer.code, outcome: answer.outcome };
}

const requestOf = (application = someApplication()) => ({
  path: `/v1/applications/${application.applicationId}`,
  body: JSON.stringify(application),
});
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('who is asking', () => {
  test.each([
    ['another token', { token: 'another-token' }, 'token_wrong'],
    ['another secret', { secret: lenderSecrets.noticeSecret }, 'signature_wrong'],
    ['an old signature', { at: minutesAgo(6) }, 'signature_wrong'],
    ['a signature of the future', { at: minutesAgo(-6) }, 'signature_wrong'],
    ['a body other than the signed one', { sentBody: '{}' }, 'signature_wrong'],
  ])('%s is refused', async (_, change, code) => {
    await expect(send({ ...requestOf(), ...change })).resolves.toMatchObject({ status: 401, code });
  });

  test('a request that was heard before is refused', async () => {
    const request = { ...requestOf(), requestId: randomUUID() };
    await expect(send(request)).resolves.toMatchObject({ status: 200, outcome: 'pending' });
    await expect(send(request)).resolves.toMatchObject({ status: 401, code: 'request_id_seen' });
  });

  test("Loudou's adapter tells a wrong secret as a refusal", async () => {
    const lender = createHttpLender({
      baseUrl: open.coreUrl,
      token: lenderSecrets.token,
      signingSecret: lenderSecrets.noticeSecret,
      noticeSecrets: [lenderSecrets.noticeSecret],
      timeoutMs: 2_000,
    });
    const refusal = lender.readPayout(someId.loan());
    await expect(refusal).rejects.toThrow(LenderRefused);
    await expect(refusal).rejects.toThrow('401 signature_wrong');
  });
});

describe('what is asked', () => {
  const application = someApplication();
  test.each([
    ['a field too many', { ...application, contacts: ['13800000000'] }],
    ['a field too few', { ...application, faceCheckReference: undefined }],
    ['half a fen', { ...application, requestedAmountFen: 0.5 }],
    ['a phone that is none', { ...application, applicant: { ...application.applicant, phone: '138' } }],
    [
      'a day that is none',
      { ...application, applicant: { ...application.applicant, identityValidUntil: '2026-02-30' } },
    ],
  ])('%s is refused', async (_, body) => {
    const request = { path: requestOf(application).path, body: JSON.stringify(body) };
    await expect(send(request)).resolves.toEqual({ status: 400, code: 'request_malformed' });
  });

  test('text that is not JSON is refused', async () => {
    await expect(send({ ...requestOf(), body: 'hello' })).resolves.toMatchObject({ status: 400 });
  });

  test('a body is good for the path of its own reference only', async () => {
    const request = { body: requestOf().body, path: requestOf().path };
    await expect(send(request)).resolves.toEqual({ status: 400, code: 'reference_differs' });
  });

  test('a reference that is none is refused', async () => {
    const request = { method: 'GET', path: '/v1/loans/a%20b' };
    await expect(send(request)).resolves.toMatchObject({ status: 400, code: 'reference_malformed' });
  });

  test('a path that is not in the contract is unknown', async () => {
    await expect(send({ method: 'GET', path: '/v1/people' })).resolves.toMatchObject({ status: 404 });
  });
});

describe('a reference is for one request', () => {
  test('an application of another amount under the same reference is refused', async () => {
    const application = someApplication();
    await open.lender.submitApplication(application);
    const other = open.lender.submitApplication({ ...application, requestedAmountFen: 2_000_000 });
    await expect(other).rejects.toThrow('409 reference_reused');
  });

  test('so is another card, another loan, another debit and another payment', async () => {
    const card = someCard();
    await open.lender.startCardBinding(card);
    const otherCard = open.lender.startCardBinding({ ...card, cardNumber: '6217000000000001111' });
    await expect(otherCard).rejects.toThrow('409 reference_reused');

    const loan = await disbursedLoan(open);
    await expect(open.lender.requestPayout({ ...loan, amountFen: 200_000 })).rejects.toThrow(
      '409 reference_reused',
    );

    const debit = { repaymentId: someId.repayment(), loanId: loan.loanId, amountFen: 91_680 };
    await open.lender.debitCard(debit);
    await expect(open.lender.debitCard({ ...debit, amountFen: 1 })).rejects.toThrow('409 reference_reused');

    const payment = {
      ...debit,
      kind: 'due' as const,
      paidAt: '2026-12-22T10:16:00+08:00',
      paymentReference: 'wx-1',
    };
    await open.lender.postRepayment(payment);
    const otherPayment = open.lender.postRepayment({ ...payment, amountFen: 1 });
    await expect(otherPayment).rejects.toThrow('409 reference_reused');
  });

  test('twenty equal requests at once are one loan', async () => {
    const { loan } = await approvedPerson(open);
    const { loans, payouts } = open.fake.counts();
    open.fake.delays.payoutMs = null;
    const answers = await Promise.all(Array.from({ length: 20 }, () => open.lender.requestPayout(loan)));
    open.fake.disburse(loan.loanId);
    expect(answers).toEqual(answers.map(() => ({ outcome: 'pending' })));
    expect(open.fake.counts()).toMatchObject({ loans: loans + 1, payouts: payouts + 1 });
  });

  test('what was never asked for is unknown', async () => {
    const unknown = '404 not_found';
    await expect(open.lender.readDecision(someId.application())).rejects.toThrow(unknown);
    await expect(open.lender.readPayout(someId.loan())).rejects.toThrow(unknown);
    await expect(open.lender.readDebit(someId.repayment())).rejects.toThrow(unknown);
    const confirmation = { bindingId: someId.card(), code: '204816' };
    await expect(open.lender.confirmCardBinding(confirmation)).rejects.toThrow(unknown);
  });
});
