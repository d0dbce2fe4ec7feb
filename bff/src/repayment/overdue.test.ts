import { type Bench, factsOf, loansOn, newKey, openBench } from '../loan/loan.fixture';
import { overdueWork } from './overdue.worker';
import {
  lenderWithPenalty,
  paymentsUntil,
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

const run = () => overdueWork(bench.platform).run();
const stateOf = async () => (await loansOn(bench, loan.phone).status({ loanId: loan.loanId })).state;
const bands = async () => {
  const rows = await bench.platform.db.query<{ data: { installment: number; daysBand: string } }>(
    `select data from fact where name = 'installment_overdue' order by person_sequence`,
  );
  return rows.map(({ data }) => [data.installment, data.daysBand]);
};

test('nobody is late on the due day, and everybody who has not paid the day after', async () => {
  bench.clock.set('2026-12-22T23:59:59+08:00');
  expect(await run()).toBe(0);
  bench.clock.set('2026-12-23T00:00:00+08:00');
  await Promise.all([run(), run()]);
  expect(await run()).toBe(0);
  expect(await bands()).toEqual([[1, '1-3']]);
  expect(await stateOf()).toBe('overdue');
});

test('each band is told once for each instalment', async () => {
  for (const day of ['2026-12-23', '2026-12-26', '2026-12-27', '2027-01-23']) {
    bench.clock.set(`${day}T09:00:00+08:00`);
    await run();
  }
  expect(await bands()).toEqual([
    [1, '1-3'],
    [1, '4-7'],
    [1, '31-60'],
    [2, '1-3'],
  ]);
});

test('paying what is late brings the loan back, and it is remembered when it is settled', async () => {
  bench.clock.set('2026-12-24T10:00:00+08:00');
  await run();
  const { due } = await repaymentsOn(loan.phone).home({ loanId: loan.loanId });
  const input = {
    loanId: loan.loanId,
    kind: 'due' as const,
    amountFen: due!.amountFen,
    idempotencyKey: newKey(),
  };
  const { repaymentId } = await repaymentsOn(loan.phone).pay(input);
  const lender = lenderWithPenalty(bench.open.lender, due!.amountFen - 91_680);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'posted', lender });
  expect(await stateOf()).toBe('active');

  const { earlySettlement } = await repaymentsOn(loan.phone).home({ loanId: loan.loanId });
  const early = {
    ...input,
    kind: 'early' as const,
    amountFen: earlySettlement!.totalFen,
    idempotencyKey: newKey(),
  };
  const last = await repaymentsOn(loan.phone).pay(early);
  await paymentsUntil(bench, loan.phone, last.repaymentId, { state: 'posted' });
  const { data } = await bench.platform.db.one<{ data: object }>(
    `select data from fact where name = 'loan_settled'`,
  );
  expect(data).toMatchObject({ neverOverdue: false, early: true, monthsHeld: 1 });
});

test('money that arrived and is not posted yet makes nobody late', async () => {
  bench.clock.set('2026-12-22T10:00:00+08:00');
  const input = { loanId: loan.loanId, kind: 'due' as const, amountFen: 91_680, idempotencyKey: newKey() };
  const { repaymentId } = await repaymentsOn(loan.phone).pay(input);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'paid' });
  bench.clock.set('2026-12-28T10:00:00+08:00');
  expect(await run()).toBe(0);
  await paymentsUntil(bench, loan.phone, repaymentId, { state: 'posted' });
  expect(await run()).toBe(0);
  expect(await factsOf(bench, loan.personId)).not.toContain('installment_overdue');
});
