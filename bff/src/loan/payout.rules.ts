import { advanceLoan, type LoanState } from '@loudou/shared/lifecycle';
import type { LenderPayout } from '../lender';

/** The lender is asked again soon at first and seldom later; the last interval repeats. */
const askAgainAfterMs = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000];

export function askAgainAt(calls: number, now: Date): Date {
  const index = Math.min(Math.max(calls - 1, 0), askAgainAfterMs.length - 1);
  return new Date(now.getTime() + askAgainAfterMs[index]!);
}

/** Null when the outcome changes nothing: it was told before, or another end came first. */
export function stateAfterPayout(state: LoanState, payout: LenderPayout): LoanState | null {
  switch (payout.outcome) {
    case 'pending':
      return state === 'requested' ? advanceLoan(state, 'reach_lender') : null;
    case 'disbursed':
      return advanceLoan(state, 'pay_out') ?? afterLatePayout(state);
    case 'failed':
      return payout.retryable ? advanceLoan(state, 'fail_payout') : afterLastFailure(state);
    case 'cancelled':
      return advanceLoan(state, 'cancel');
  }
}

// A failure was believed and the money left nevertheless: the loan runs, so the books must say so.
function afterLatePayout(state: LoanState): LoanState | null {
  const again = advanceLoan(state, 'retry_payout');
  return again && advanceLoan(again, 'pay_out');
}

// What cannot succeed must not stand in the way of a new draw.
function afterLastFailure(state: LoanState): LoanState | null {
  const failed = advanceLoan(state, 'fail_payout');
  return failed && advanceLoan(failed, 'cancel');
}

export function isPaidOut(state: LoanState): boolean {
  return state === 'active' || state === 'overdue' || state === 'settled';
}
