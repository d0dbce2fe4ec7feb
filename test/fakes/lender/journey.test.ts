/** Loudou's adapter and the stand-in, over real HTTP, from the application to the last payment. */
import { LenderRefused } from '../../../bff/src/lender';
import {
  approvedPerson,
  disbursedLoan,
  openLender,
  type OpenLender,
  someApplication,
  someCard,
  someId,
  until,
} from './open-lender';

let open: OpenLender;
beforeEach(async () => void (open = await openLender()));
afterEach(() => open.close());

const noticesOf = (type: string) => open.received.filter((notice) => notice.type === type);

describe('applying', () => {
  test('is pending, then approved by notice and by reading', async () => {
    const application = someApplication();
    await expect(open.lender.submitApplication(application)).resolves.toEqual({ outcome: 'pending' });
    const [notice] = await until(() => noticesOf('application.decided').length > 0 && open.received);
    const decision = await open.lender.readDecision(application.applicationId);
    expect(notice).toEqual({
      type: 'application.decided',
      applicationId: application.applicationId,
      decision,
    });
    expect(decision).toMatchObject({ outcome: 'approved', limitFen: 8_000_000, annualRateBps: 1_800 });
    expect(
      decision.outcome === 'approved' && decision.offers.map(({ months, method }) => [months, method]),
    ).toEqual([
      [6, 'equal_installment'],
      [12, 'equal_principal'],
      [12, 'equal_installment'],
    ]);
  });

  test('is declined for 0001, with the reason and the day to come again', async () => {
    const application = someApplication('13800000001');
    await open.lender.submitApplication(application);
    await until(() => open.fake.counts().decisions > 0);
    await expect(open.lender.readDecision(application.applicationId)).resolves.toMatchObject({
      outcome: 'declined',
      reasonCode: 'bureau_inquiries',
      reasonDetail: { count: 9, allowed: 6 },
      retryOn: '2027-02-22',
    });
  });

  test('waits for 0002 until somebody decides', async () => {
    const application = someApplication('13800000002');
    await open.lender.submitApplication(application);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await expect(open.lender.readDecision(application.applicationId)).resolves.toEqual({
      outcome: 'pending',
    });
    open.fake.decide(application.applicationId, 'approve');
    await until(() => noticesOf('application.decided').length === 1);
  });

  test('is left to a person for 0003', async () => {
    const application = someApplication('13800000003');
    await open.lender.submitApplication(application);
    await until(() => noticesOf('application.decided').length === 1);
    const review = { outcome: 'needs_review', raw: '{"outcome":"referred"}' };
    expect(open.received[0]).toMatchObject({ decision: review });
    await expect(open.lender.readDecision(application.applicationId)).resolves.toEqual(review);
  });

  test('is answered twice, differently, for 0007', async () => {
    await open.lender.submitApplication(someApplication('13800000007'));
    await until(() => noticesOf('application.decided').length === 2);
    const outcomes = open.received.map((notice) => 'decision' in notice && notice.decision.outcome);
    expect(outcomes).toEqual(['approved', 'declined']);
  });

  test('is never told by notice for 0009, only by reading', async () => {
    const application = someApplication('13800000009');
    await open.lender.submitApplication(application);
    await until(() => open.fake.counts().decisions > 0);
    await expect(open.lender.readDecision(application.applicationId)).resolves.toMatchObject({
      outcome: 'approved',
    });
    expect(open.received).toEqual([]);
  });
});

describe('binding a card', () => {
  test('takes the code that was sent to the reserved phone', async () => {
    const card = someCard('13800009999');
    await expect(open.lender.startCardBinding(card)).resolves.toEqual({ outcome: 'code_sent' });
    const [code = ''] = open.fake.codes('13800009999');
    expect(code).toMatch(/^\d{6}$/);
    const bound = { outcome: 'bound', bankCode: 'DEMO', bankName: '示例银行' };
    await expect(open.lender.confirmCardBinding({ bindingId: card.bindingId, code })).resolves.toEqual(bound);
    await expect(open.lender.confirmCardBinding({ bindingId: card.bindingId, code })).resolves.toEqual(bound);
    expect(open.fake.counts().cardsBound).toBe(1);
  });

  test('sends one code however often it is asked', async () => {
    const card = someCard();
    await open.lender.startCardBinding(card);
    await open.lender.startCardBinding(card);
    expect(open.fake.codes(card.reservedPhone)).toHaveLength(1);
  });

  test('refuses a wrong code, and any code after five of them', async () => {
    const card = someCard();
    await open.lender.startCardBinding(card);
    const [code = ''] = open.fake.codes(card.reservedPhone);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = open.lender.confirmCardBinding({ bindingId: card.bindingId, code: wrong });
      await expect(answer).resolves.toEqual({ outcome: 'code_wrong' });
    }
    const late = open.lender.confirmCardBinding({ bindingId: card.bindingId, code });
    await expect(late).resolves.toEqual({ outcome: 'code_expired' });
  });

  test('refuses a code after five minutes', async () => {
    const card = someCard();
    await open.lender.startCardBinding(card);
    open.setNow('2026-11-22T14:25:01+08:00');
    const [code = ''] = open.fake.codes(card.reservedPhone);
    const late = open.lender.confirmCardBinding({ bindingId: card.bindingId, code });
    await expect(late).resolves.toEqual({ outcome: 'code_expired' });
  });

  test('finds a phone of 0004 to be another than the card knows', async () => {
    await expect(open.lender.startCardBinding(someCard('13800000004'))).resolves.toEqual({
      outcome: 'mismatch',
    });
  });

  test('does not know cards that do not begin with 62', async () => {
    const card = { ...someCard(), cardNumber: '4000000000006021' };
    await expect(open.lender.startCardBinding(card)).resolves.toEqual({ outcome: 'unsupported_card' });
  });
});

describe('drawing', () => {
  test('pays out once', async () => {
    const { loan } = await approvedPerson(open);
    await expect(open.lender.requestPayout(loan)).resolves.toEqual({ outcome: 'pending' });
    await until(() => noticesOf('loan.payout').length === 1);
    await expect(open.lender.requestPayout(loan)).resolves.toMatchObject({ outcome: 'disbursed' });
    expect(open.fake.counts()).toMatchObject({ loans: 1, payouts: 1 });
    expect(open.fake.books(loan.loanId).account?.installments[0]).toMatchObject({
      dueOn: '2026-12-22',
      principalFen: 76_680,
      interestFen: 15_000,
    });
  });

  test('fails first for 0005 and succeeds with the next attempt', async () => {
    const { loan } = await approvedPerson(open, '13800000005');
    await open.lender.requestPayout(loan);
    await until(() => noticesOf('loan.payout').length === 1);
    const failed = { outcome: 'failed', reasonCode: 'card_rejected', retryable: true };
    await expect(open.lender.readPayout(loan.loanId)).resolves.toEqual(failed);
    await expect(open.lender.requestPayout(loan)).resolves.toEqual({ outcome: 'pending' });
    await until(() => open.fake.counts().payouts === 1);
    await expect(open.lender.readPayout(loan.loanId)).resolves.toMatchObject({ outcome: 'disbursed' });
  });

  test('is cancelled while the money has not left, and stays so', async () => {
    const { loan } = await approvedPerson(open, '13800000008');
    await open.lender.requestPayout(loan);
    await expect(open.lender.cancelPayout(loan.loanId)).resolves.toMatchObject({ outcome: 'cancelled' });
    await expect(open.lender.requestPayout(loan)).resolves.toMatchObject({ outcome: 'cancelled' });
    expect(() => open.fake.disburse(loan.loanId)).toThrow('payout_not_pending');
    expect(open.fake.counts().payouts).toBe(0);
  });

  test('is not cancelled once the money has left', async () => {
    const loan = await disbursedLoan(open);
    await expect(open.lender.cancelPayout(loan.loanId)).resolves.toMatchObject({ outcome: 'disbursed' });
  });

  test('is cancelled before it arrives, if the cancellation overtook it', async () => {
    const { loan } = await approvedPerson(open);
    await open.lender.cancelPayout(loan.loanId);
    await expect(open.lender.requestPayout(loan)).resolves.toMatchObject({ outcome: 'cancelled' });
    expect(open.fake.counts().payouts).toBe(0);
  });

  test.each([
    ['more than the limit', { amountFen: 8_000_001 }, 'amount_out_of_range'],
    ['less than the least', { amountFen: 99_999 }, 'amount_out_of_range'],
    ['an offer that was never made', { offerReference: 'off-x' }, 'offer_unknown'],
    ['an application that is unknown', { applicationId: someId.application() }, 'application_not_approved'],
  ])('refuses %s', async (_, change, code) => {
    const { loan } = await approvedPerson(open);
    const refusal = open.lender.requestPayout({ ...loan, ...change });
    await expect(refusal).rejects.toThrow(LenderRefused);
    await expect(refusal).rejects.toThrow(code);
  });

  test('refuses an offer that has run out', async () => {
    const { loan } = await approvedPerson(open);
    open.setNow('2026-12-23T14:20:00+08:00');
    await expect(open.lender.requestPayout(loan)).rejects.toThrow('offer_expired');
  });

  test('counts what is borrowed already against the limit', async () => {
    const { loan } = await approvedPerson(open);
    await open.lender.requestPayout({ ...loan, amountFen: 5_000_000 });
    const second = { ...loan, loanId: someId.loan(), amountFen: 3_000_001 };
    await expect(open.lender.requestPayout(second)).rejects.toThrow('amount_out_of_range');
    await expect(open.lender.requestPayout({ ...second, amountFen: 3_000_000 })).resolves.toBeDefined();
  });
});

describe('repaying', () => {
  const paymentOf = (
    loanId: ReturnType<typeof someId.loan>,
    amountFen: number,
    paymentReference = 'wx-1',
  ) => ({
    repaymentId: someId.repayment(),
    loanId,
    kind: 'due' as const,
    amountFen,
    paidAt: '2026-12-22T10:16:00+08:00',
    paymentReference,
  });

  test('posts a payment once, and answers a repeat with the first posting', async () => {
    const { loanId } = await disbursedLoan(open);
    const payment = paymentOf(loanId, 91_680);
    const first = await open.lender.postRepayment(payment);
    expect(first).toMatchObject({
      principalFen: 76_680,
      interestFen: 15_000,
      remainingPrincipalFen: 923_320,
    });
    await expect(open.lender.postRepayment(payment)).resolves.toEqual(first);
    expect(open.fake.counts()).toMatchObject({ postings: 1, postedFen: 91_680 });
  });

  test('refuses the same money under another reference', async () => {
    const { loanId } = await disbursedLoan(open);
    await open.lender.postRepayment(paymentOf(loanId, 91_680));
    await expect(open.lender.postRepayment(paymentOf(loanId, 91_680))).rejects.toThrow(
      'payment_posted_before',
    );
  });

  test('settles a loan early and gives back what comes after', async () => {
    const { loanId } = await disbursedLoan(open);
    const early = { ...paymentOf(loanId, 1_015_000), kind: 'early' as const };
    const settled = await open.lender.postRepayment(early);
    expect(settled).toMatchObject({
      interestFen: 15_000,
      excessFen: 0,
      settled: true,
      remainingPrincipalFen: 0,
    });
    const second = await open.lender.postRepayment(paymentOf(loanId, 91_680, 'wx-2'));
    expect(second).toMatchObject({ principalFen: 0, excessFen: 91_680, settled: true });
    expect(open.fake.books(loanId).postings).toHaveLength(2);
  });

  test('refuses money for a loan that was not paid out', async () => {
    const { loan } = await approvedPerson(open, '13800000008');
    await open.lender.requestPayout(loan);
    await expect(open.lender.postRepayment(paymentOf(loan.loanId, 91_680))).rejects.toThrow(
      'loan_not_disbursed',
    );
  });

  test('charges the bound card once', async () => {
    const { loanId } = await disbursedLoan(open);
    const debit = { repaymentId: someId.repayment(), loanId, amountFen: 91_680 };
    await expect(open.lender.debitCard(debit)).resolves.toEqual({ outcome: 'pending' });
    await until(() => noticesOf('repayment.debit').length === 1);
    const charged = await open.lender.debitCard(debit);
    expect(charged).toMatchObject({ outcome: 'succeeded', amountFen: 91_680 });
    await expect(open.lender.readDebit(debit.repaymentId)).resolves.toEqual(charged);
    expect(open.fake.counts()).toMatchObject({ debits: 1, charges: 1, postings: 0 });
  });

  test('finds no money on the card of 0006', async () => {
    const { loanId } = await disbursedLoan(open, '13800000006');
    const debit = { repaymentId: someId.repayment(), loanId, amountFen: 91_680 };
    await open.lender.debitCard(debit);
    await until(() => noticesOf('repayment.debit').length === 1);
    const failed = { outcome: 'failed', reasonCode: 'insufficient_funds', retryable: true };
    await expect(open.lender.readDebit(debit.repaymentId)).resolves.toEqual(failed);
    expect(open.fake.counts().charges).toBe(0);
  });
});
