import { advance, type Transitions } from './machine';

export type LoanState =
  'requested' | 'paying_out' | 'payout_failed' | 'active' | 'overdue' | 'settled' | 'cancelled';
export type LoanEvent =
  | 'reach_lender'
  | 'pay_out'
  | 'fail_payout'
  | 'retry_payout'
  | 'cancel'
  | 'fall_overdue'
  | 'catch_up'
  | 'settle'
  | 'reopen';

export const loanTransitions: Transitions<LoanState, LoanEvent> = {
  requested: {
    reach_lender: 'paying_out',
    pay_out: 'active',
    fail_payout: 'payout_failed',
    cancel: 'cancelled',
  },
  paying_out: { pay_out: 'active', fail_payout: 'payout_failed', cancel: 'cancelled' },
  payout_failed: { retry_payout: 'requested', cancel: 'cancelled' },
  active: { fall_overdue: 'overdue', settle: 'settled' },
  overdue: { catch_up: 'active', settle: 'settled' },
  // A reversed payment opens a settled loan again, with its cause.
  settled: { reopen: 'active' },
  cancelled: {},
};

export const advanceLoan = (state: LoanState, event: LoanEvent) => advance(loanTransitions, state, event);

export type RepaymentState = 'initiated' | 'paid' | 'posted' | 'failed' | 'quarantined';
export type RepaymentEvent = 'pay' | 'post' | 'fail' | 'mismatch';

/** paid = the money left the person and the lender's books do not show it yet. */
export const repaymentTransitions: Transitions<RepaymentState, RepaymentEvent> = {
  initiated: { pay: 'paid', fail: 'failed', mismatch: 'quarantined' },
  paid: { post: 'posted', mismatch: 'quarantined' },
  posted: {},
  failed: {},
  quarantined: { pay: 'paid', fail: 'failed' },
};

export const advanceRepayment = (state: RepaymentState, event: RepaymentEvent) =>
  advance(repaymentTransitions, state, event);
