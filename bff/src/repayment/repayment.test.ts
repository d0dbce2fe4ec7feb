import { type Bench, codeOf, deviceOf, factsOf, newKey, openBench } from '../loan/loan.fixture';
import {
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
const count = async (table: string) =>
  (await bench.platform.db.one<{ count: number }>(`select count(*)::int as count from ${table}`)).count;

test('the page of a running loan shows what comes next and what settles today', async () => {
  await payThreeInstallments(bench, loan);
  bench.clock.set('2027-03-16T10:16:00+08:00');
  const page = await home();
  expect(page).toMatchObject({
    state: 'active',
    asOf: '2027-03-16T02:16:00.000Z',
    next: {
      number: 4,
      dueOn: '2027-03-22',
      principalFen: 80_183,
      interestFen: 11_497,
      totalFen: 91_680,
      payable: true,
    },
    due: { amountFen: 91_680, numbers: [4] },
    remainingPrincipalFen: 766_492,
    annualRateBps: 1_800,
    card: { bankName: '示例银行', tail: '6021' },
    earlySettlement: {
      principalFen: 766_492,
      interestFen: 8_316,
      totalFen: 774_808,
      days: 22,
      savedInterestFen: 50_313,
      validUntil: '2027-03-16T16:00:00.000Z',
    },
    payment: null,
    settled: null,
  });
  expect(page.calendar.map(({ state }) => state).slice(0, 6)).toEqual([
    'paid',
    'paid',
    'paid',
    'next',
    'future',
    'future',
  ]);
});

test('what was due today is paid, and the next row waits until tomorrow', async () => {
  bench.clock.set('2026-12-22T10:00:00+08:00');
  await paid(bench, loan, 'due', 91_680);
  expect(await home()).toMatchObject({ due: null, next: { number: 2, payable: false } });
  expect(await codeOf(pay('due', 91_680))).toBe('nothing_due');
  bench.clock.set('2026-12-23T00:00:00+08:00');
  expect(await home()).toMatchObject({ due: { amountFen: 91_680, numbers: [2] } });
});

test('two devices pay at once, three taps each: one payment, one charge, one answer', async () => {
  bench.clock.set('2026-12-22T10:00:00+08:00');
  const tablet = deviceOf(bench, loan.personId, 'h5');
  const answers = await Promise.all(
    [loan.phone, tablet, loan.phone, tablet, loan.phone, tablet].map((device) => pay('due', 91_680, device)),
  );
  const [first] = answers;
  expect(new Set(answers.map(({ repaymentId }) => repaymentId)).size).toBe(1);
  await paymentsUntil(bench, loan.phone, first!.repaymentId, { state: 'posted' });
  expect(bench.open.fake.counts()).toMatchObject({ debits: 1, postings: 1 });
  expect(await count('repayment_allocation')).toBe(1);
});

test('whoever comes second is told of the first, whatever they wanted to pay', async () => {
  const first = await pay('due', 91_680);
  const second = await pay('partial', 100);
  expect(second).toMatchObject({
    repaymentId: first.repaymentId,
    kind: 'due',
    amountFen: 91_680,
    state: 'initiated',
  });
  expect((await home()).payment).toMatchObject({ repaymentId: first.repaymentId });
});

test('an amount that is not the one of today is refused with the one of today', async () => {
  const refused = pay('early', 1_000_001);
  await expect(refused).rejects.toMatchObject({
    cause: { code: 'price_changed', details: { amountFen: 1_000_000 } },
  });
  expect(await codeOf(pay('due', 91_679))).toBe('price_changed');
  expect(await codeOf(pay('partial', 1_000_001))).toBe('amount_out_of_range');
});

test('one fen left is one fen due, and one fen pays it', async () => {
  bench.clock.set('2026-12-22T10:00:00+08:00');
  await paid(bench, loan, 'partial', 91_679);
  expect(await home()).toMatchObject({ due: { amountFen: 1, numbers: [1] } });
  await paid(bench, loan, 'due', 1);
  expect((await home()).calendar[0]).toMatchObject({ state: 'paid', openFen: 0 });
});

test('a card without funds fails, is told, and leaves the way free for the next payment', async () => {
  const poor = await runningLoan(bench, '13800000006');
  const failing = { ...poor };
  const first = await repaymentsOn(failing.phone).pay({
    loanId: failing.loanId,
    kind: 'due',
    amountFen: 91_680,
    idempotencyKey: newKey(),
  });
  await paymentsUntil(bench, failing.phone, first.repaymentId, { state: 'failed' });
  expect(await repaymentsOn(failing.phone).status({ repaymentId: first.repaymentId })).toMatchObject({
    problem: 'insufficient_funds',
  });
  expect((await factsOf(bench, failing.personId)).slice(-1)).toEqual(['repayment_failed']);
  const next = await repaymentsOn(failing.phone).pay({
    loanId: failing.loanId,
    kind: 'due',
    amountFen: 91_680,
    idempotencyKey: newKey(),
  });
  expect(next.repaymentId).not.toBe(first.repaymentId);
});

test("another person's loan and payment are not found", async () => {
  const { repaymentId } = await pay('due', 91_680);
  const stranger = repaymentsOn((await runningLoan(bench, '13900008888')).phone);
  const input = { loanId: loan.loanId, kind: 'due' as const, amountFen: 91_680, idempotencyKey: newKey() };
  expect(await codeOf(stranger.home({ loanId: loan.loanId }))).toBe('not_found');
  expect(await codeOf(stranger.pay(input))).toBe('not_found');
  expect(await codeOf(stranger.status({ repaymentId }))).toBe('not_found');
  expect(await codeOf(stranger.letter({ loanId: loan.loanId }))).toBe('not_found');
});
