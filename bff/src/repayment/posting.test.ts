/** What a payment does once it is posted, and what a lender whose books disagree cannot do. */
import { type Bench, codeOf, factsOf, loansOn, newKey, openBench } from '../loan/loan.fixture';
import {
  lenderWithPenalty,
  paid,
  paymentsUntil,
  payThreeInstallments,
  repaymentsOn,
  type RunningLoan,
  runningLoan,
} from './repayment.fixture';

let bench: Bench;
let loan: RunningLoan;

beforeEach(async () => {
  bench = await openBench();
  loan = await runningLoan(bench);
});
afterEach(() => bench.close());

const home = () => repaymentsOn(loan.phone).home({ loanId: loan.loanId });
const pay = (kind: 'due' | 'partial' | 'early', amountFen: number, device = loan.phone) =>
  repaymentsOn(device).pay({ loanId: loan.loanId, kind, amountFen, idempotencyKey: newKey() });
test('a posted payment is told once, with its parts', async () => {
  const repaymentId = await paid(bench, loan, 'due', 91_680);
  const facts = (await factsOf(bench, loan.personId)).slice(-2);
  expect(facts).toEqual(['repayment_initiated', 'repayment_succeeded']);
  const { data } = await bench.platform.db.one<{ data: object }>(
    `select data from fact where name = 'repayment_succeeded'`,
  );
  expect(data).toMatchObject({
    repaymentId,
    principalFen: 76_680,
    interestFen: 15_000,
    excessFen: 0,
    source: 'query',
  });
});

test('what is paid beyond the payable comes back', async () => {
  bench.clock.set('2026-12-22T10:00:00+08:00');
  const repaymentId = await paid(bench, loan, 'partial', 100_000);
  expect(await repaymentsOn(loan.phone).status({ repaymentId })).toMatchObject({
    state: 'posted',
    refundFen: 8_320,
  });
});

test('settling early ends the loan and waives the interest of the days not used', async () => {
  await payThreeInstallments(bench, loan);
  bench.clock.set('2027-03-16T10:18:00+08:00');
  await paid(bench, loan, 'early', 774_808);
  expect(await home()).toMatchObject({
    state: 'settled',
    next: null,
    due: null,
    earlySettlement: null,
    remainingPrincipalFen: 0,
    settled: { lastAmountFen: 774_808, paidInterestFen: 49_848, savedInterestFen: 50_313 },
  });
  const { data } = await bench.platform.db.one<{ data: object }>(
    `select data from fact where name = 'loan_settled'`,
  );
  expect(data).toEqual({
    loanId: loan.loanId,
    early: true,
    monthsHeld: 3,
    neverOverdue: true,
    paidInterestFen: 49_848,
  });
  expect(await codeOf(pay('partial', 1))).toBe('loan_not_open');
  expect(await loansOn(bench, loan.phone).current()).toBeNull();
});

test('a penalty is shown, paid first, and counted in days', async () => {
  bench.clock.set('2026-12-24T10:00:00+08:00');
  const penaltyFen = 98;
  expect(await home()).toMatchObject({
    next: { number: 1, overdueDays: 2, penaltyFen, feeFen: penaltyFen },
    due: { amountFen: 91_680 + penaltyFen, numbers: [1] },
  });
  const { repaymentId } = await pay('due', 91_680 + penaltyFen);
  const lender = lenderWithPenalty(bench.open.lender, penaltyFen);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'posted', lender });
  expect((await home()).calendar[0]).toMatchObject({ state: 'paid', feeFen: penaltyFen, openFen: 0 });
});

test('a lender that asks no penalty is followed: what was paid for it goes to the next row', async () => {
  bench.clock.set('2026-12-24T10:00:00+08:00');
  await paid(bench, loan, 'due', 91_680 + 98);
  const { calendar } = await home();
  expect(calendar[0]).toMatchObject({ state: 'paid', feeFen: 0 });
  expect(calendar[1]).toMatchObject({ state: 'next', openFen: 91_680 - 98 });
});

test('nor does settling late cost more than its books say', async () => {
  bench.clock.set('2026-12-24T10:00:00+08:00');
  const { earlySettlement } = await home();
  const repaymentId = await paid(bench, loan, 'early', earlySettlement!.totalFen);
  const { refundFen } = await repaymentsOn(loan.phone).status({ repaymentId });
  expect(refundFen).toBeGreaterThan(0);
  expect(await home()).toMatchObject({ state: 'settled', remainingPrincipalFen: 0 });
});

test('books that disagree set the payment aside, and nothing else changes', async () => {
  const before = await home();
  const { repaymentId } = await pay('due', 91_680);
  const { lender } = bench.open;
  const wrong = {
    ...lender,
    postRepayment: async (repayment: Parameters<typeof lender.postRepayment>[0]) => {
      const posting = await lender.postRepayment(repayment);
      return { ...posting, principalFen: posting.principalFen - 1, interestFen: posting.interestFen + 1 };
    },
  };
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'quarantined', lender: wrong });
  expect(bench.errors()).toEqual(['a payment is set aside; somebody must compare the books']);
  const after = await home();
  expect([after.calendar, after.remainingPrincipalFen]).toEqual([
    before.calendar,
    before.remainingPrincipalFen,
  ]);
  expect(await factsOf(bench, loan.personId)).not.toContain('repayment_succeeded');
  // Whoever wants to pay meanwhile is told of the payment that waits.
  expect(await pay('due', 91_680)).toMatchObject({ repaymentId, state: 'quarantined' });
});

test('a lender that is down while posting leaves the money received, and posts it once later', async () => {
  const { repaymentId } = await pay('due', 91_680);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'paid' });
  bench.open.fake.loseAnswers('postRepayment', 1);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'posted' });
  expect(bench.open.fake.counts().postings).toBe(1);
});
