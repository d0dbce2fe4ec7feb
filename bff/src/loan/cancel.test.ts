/** Both ends of the race between a cancellation and the money; the lender decides who was faster. */
import type { LoanId } from '@loudou/shared/ids';
import {
  approvedApplicant,
  type Applicant,
  type Bench,
  codeOf,
  deviceOf,
  factsOf,
  loansOn,
  newKey,
  openBench,
  payoutsUntil,
  readyToDraw,
} from './loan.fixture';
import { applyPayout } from './payout.actions';
import { payoutWork } from './payout.worker';

let bench: Bench;
let applicant: Applicant;
let phone: ReturnType<typeof deviceOf>;
let loans: ReturnType<typeof loansOn>;

async function drawnLoan(phoneNumber?: string): Promise<LoanId> {
  applicant = await approvedApplicant(bench, phoneNumber);
  phone = deviceOf(bench, applicant.personId);
  loans = loansOn(bench, phone);
  return (await loans.draw(await readyToDraw(bench, phone, applicant))).loanId;
}

const runPayouts = () => payoutWork(bench.platform, bench.open.lender).run();
const stateOf = async (loanId: LoanId) => (await loans.status({ loanId })).state;
const countInstallments = async () =>
  (await bench.platform.db.one<{ count: number }>('select count(*)::int as count from installment')).count;
const lastFacts = async (count: number) => (await factsOf(bench, applicant.personId)).slice(-count);

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

describe('cancelling', () => {
  const cancel = (loanId: LoanId) => loans.cancel({ loanId, idempotencyKey: newKey() });

  test('before the money left wins, however often it is tapped', async () => {
    const loanId = await drawnLoan('13800000008');
    await runPayouts();
    const answers = await Promise.all([cancel(loanId), cancel(loanId)]);
    expect(answers.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(await lastFacts(1)).toEqual(['drawdown_cancelled']);
    expect(bench.open.fake.counts().payouts).toBe(0);
  });

  test('may overtake the request itself, which then pays nothing', async () => {
    const loanId = await drawnLoan();
    await cancel(loanId);
    expect(await runPayouts()).toBe(0);
    expect(bench.open.fake.counts().payouts).toBe(0);
  });

  test('after the money left loses, and the loan runs', async () => {
    const loanId = await drawnLoan('13800000008');
    await runPayouts();
    bench.open.fake.disburse(loanId);
    expect(await codeOf(cancel(loanId))).toBe('payout_already_under_way');
    expect(await stateOf(loanId)).toBe('active');
    expect(await countInstallments()).toBe(12);
    expect(await codeOf(cancel(loanId))).toBe('payout_already_under_way');
  });

  test('whose answer got lost is found out by asking', async () => {
    const loanId = await drawnLoan('13800000008');
    await runPayouts();
    bench.open.fake.loseAnswers('cancelPayout', 1);
    expect(await codeOf(cancel(loanId))).toBe('lender_unavailable');
    await payoutsUntil(bench, phone, loanId, 'cancelled');
  });

  test('stays so, and money that comes nevertheless calls somebody', async () => {
    const loanId = await drawnLoan('13800000008');
    await cancel(loanId);
    const disbursedAt = bench.clock.now().toISOString();
    await applyPayout(bench.platform, loanId, {
      outcome: 'disbursed',
      disbursedAt,
      payoutReference: 'pay-1',
    });
    expect(await stateOf(loanId)).toBe('cancelled');
    expect(bench.errors()).toEqual([
      'the lender contradicts the end of a payout; somebody must compare the books',
    ]);
  });
});
