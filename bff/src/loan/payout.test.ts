import type { LoanId } from '@loudou/shared/ids';
import {
  approvedApplicant,
  type Applicant,
  type Bench,
  codeOf,
  deviceOf,
  eventually,
  factsOf,
  loansOn,
  newKey,
  openBench,
  payoutsUntil,
  readyToDraw,
} from './loan.fixture';
import { applyPayout } from './payout.actions';
import { claimPayouts } from './payout.store';
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

test('the payout makes the loan run, with the plan counted from its day', async () => {
  const loanId = await drawnLoan();
  await payoutsUntil(bench, phone, loanId, 'active');
  const [first, last] = await bench.platform.db.query(
    'select number, due_on, principal_fen, interest_fen from installment where number in (1, 12) order by number',
  );
  expect(first).toEqual({ number: 1, due_on: '2026-12-22', principal_fen: 76_680, interest_fen: 15_000 });
  expect(last).toMatchObject({ number: 12, due_on: '2027-11-22' });
  expect(await lastFacts(1)).toEqual(['loan_disbursed']);
  expect((await loans.current())?.loanId).toBe(loanId);
});

test('a payout after midnight at a month end counts from its own day', async () => {
  bench.clock.set('2027-01-30T23:40:00+08:00');
  const loanId = await drawnLoan();
  bench.clock.set('2027-01-31T00:05:00+08:00');
  await payoutsUntil(bench, phone, loanId, 'active');
  const rows = await bench.platform.db.query<{ due_on: string }>(
    'select due_on from installment order by number',
  );
  expect(rows.slice(0, 3).map((row) => row.due_on)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
});

test('two workers ask for a loan once', async () => {
  await drawnLoan();
  const rounds = await Promise.all([runPayouts(), runPayouts(), runPayouts()]);
  expect(rounds.reduce((sum, handled) => sum + handled, 0)).toBe(1);
  expect(bench.open.fake.counts().loans).toBe(1);
});

test('a worker that dies while it asks gives the loan back after its lease', async () => {
  const loanId = await drawnLoan();
  const now = bench.clock.now();
  const leaseUntil = new Date(now.getTime() + 30_000);
  await claimPayouts(bench.platform.db, { now, leaseUntil, limit: 1 });
  expect(await runPayouts()).toBe(0);
  bench.clock.set(leaseUntil.toISOString());
  expect(await runPayouts()).toBe(1);
  await payoutsUntil(bench, phone, loanId, 'active');
});

test('notice and asking may both tell, twice and at once: one effect', async () => {
  const loanId = await drawnLoan();
  await runPayouts();
  const payout = await eventually(async () => {
    const answer = await bench.open.lender.readPayout(loanId);
    return answer.outcome === 'disbursed' && answer;
  });
  await Promise.all([1, 2, 3, 4].map(() => applyPayout(bench.platform, loanId, payout)));
  await applyPayout(bench.platform, loanId, { outcome: 'pending' });
  expect(await stateOf(loanId)).toBe('active');
  expect(await countInstallments()).toBe(12);
  expect(await lastFacts(1)).toEqual(['loan_disbursed']);
  expect(bench.errors()).toEqual([]);
});

test('a lender that is down is asked again later, and pays out once', async () => {
  const loanId = await drawnLoan();
  bench.open.fake.goDown();
  await runPayouts();
  expect(await stateOf(loanId)).toBe('requested');
  expect(await runPayouts()).toBe(0);
  bench.open.fake.comeBack();
  bench.clock.advance(1_000);
  expect(await runPayouts()).toBe(1);
  await payoutsUntil(bench, phone, loanId, 'active');
  expect(bench.open.fake.counts()).toMatchObject({ loans: 1, payouts: 1 });
});

test('an answer that got lost is asked for again, and the money leaves once', async () => {
  const loanId = await drawnLoan();
  bench.open.fake.loseAnswers('requestPayout', 1);
  await runPayouts();
  await payoutsUntil(bench, phone, loanId, 'active');
  expect(bench.open.fake.counts()).toMatchObject({ loans: 1, payouts: 1 });
});

describe('a payout that fails', () => {
  test('waits for the person, and their retry succeeds without a new contract', async () => {
    const loanId = await drawnLoan('13800000005');
    await payoutsUntil(bench, phone, loanId, 'payout_failed');
    expect(await loans.status({ loanId })).toMatchObject({ payoutProblem: 'card_rejected' });
    expect(await lastFacts(1)).toEqual(['disbursement_failed']);
    const again = { loanId, idempotencyKey: newKey() };
    await Promise.all([
      loans.retryPayout(again),
      loans.retryPayout(again),
      loans.retryPayout({ ...again, idempotencyKey: newKey() }),
    ]);
    await payoutsUntil(bench, phone, loanId, 'active');
    const signed = (await factsOf(bench, applicant.personId)).filter((name) => name === 'contract_signed');
    expect(signed).toHaveLength(1);
  });

  test('and whose notice comes again after the retry does not end the next attempt', async () => {
    const loanId = await drawnLoan('13800000005');
    await payoutsUntil(bench, phone, loanId, 'payout_failed');
    await loans.retryPayout({ loanId, idempotencyKey: newKey() });
    await applyPayout(bench.platform, loanId, {
      outcome: 'failed',
      reasonCode: 'card_rejected',
      retryable: true,
    });
    expect(await stateOf(loanId)).toBe('requested');
    await payoutsUntil(bench, phone, loanId, 'active');
  });

  test('for good ends the draw, so that another can begin', async () => {
    const loanId = await drawnLoan('13800000008');
    await runPayouts();
    bench.open.fake.failPayout(loanId, 'account_closed', false);
    await payoutsUntil(bench, phone, loanId, 'cancelled');
    expect(await lastFacts(2)).toEqual(['disbursement_failed', 'drawdown_cancelled']);
    const next = await loans.draw(await readyToDraw(bench, phone, applicant));
    expect(next.loanId).not.toBe(loanId);
  });

  test('by a refusal is made sure to be cancelled before it counts as failed', async () => {
    const loanId = await drawnLoan();
    await bench.platform.db.query(
      `update loan_quote set terms = jsonb_set(terms, '{offerReference}', '"unknown"')`,
    );
    await runPayouts();
    expect(await stateOf(loanId)).toBe('cancelled');
    expect(await loans.status({ loanId })).toMatchObject({ payoutProblem: 'lender_refused' });
    await expect(bench.open.lender.readPayout(loanId)).resolves.toMatchObject({ outcome: 'cancelled' });
  });
});

test('a second loan of the person is a repeat, and what the first takes is off the limit', async () => {
  const first = await drawnLoan();
  await payoutsUntil(bench, phone, first, 'active');
  const second = (await loans.draw(await readyToDraw(bench, phone, applicant))).loanId;
  await payoutsUntil(bench, phone, second, 'active');
  const fact = await bench.platform.db.one<{ data: unknown }>(
    `select data from fact where name = 'repeat_drawn'`,
  );
  expect(fact.data).toMatchObject({ loanId: second, nth: 2 });
  expect((await loans.offers({}))?.availableFen).toBe(6_000_000);
  expect(await codeOf(readyToDraw(bench, phone, applicant, 6_000_001))).toBe('amount_out_of_range');
});

test('a notice of a loan that is not ours changes nothing', async () => {
  await applyPayout(bench.platform, 'lon_01KA0000000000000000000000', { outcome: 'pending' });
  expect(bench.errors()).toEqual(['the lender tells of a loan that is not ours']);
});
