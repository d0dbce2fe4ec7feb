import type { Answers } from '../../../api';
import { failureReason } from '../../words/failures';

export type Loan = Answers['loan']['status'];
export type PayoutStage = 'under_way' | 'failed' | 'paid_out' | 'cancelled';

const stages: Record<Loan['state'], PayoutStage> = {
  requested: 'under_way',
  paying_out: 'under_way',
  payout_failed: 'failed',
  active: 'paid_out',
  overdue: 'paid_out',
  settled: 'paid_out',
  cancelled: 'cancelled',
};

export const stageOf = (loan: Pick<Loan, 'state'>): PayoutStage => stages[loan.state];

/** A failed payout may be sent again, here or on another phone, so it is still watched. */
export const isPayoutOver = (loan: Pick<Loan, 'state'> | null): boolean =>
  loan === null || stageOf(loan) === 'paid_out' || stageOf(loan) === 'cancelled';

export const stageTitles: Record<PayoutStage, string> = {
  under_way: '正在放款',
  failed: '放款没有成功',
  paid_out: '已放款',
  cancelled: '借款已取消',
};

export function failureLine(loan: Pick<Loan, 'payoutProblem'>): string {
  const reason = failureReason(loan.payoutProblem) ?? '收款银行没有收下这笔款';
  return `${reason}。没有产生利息，也不用重新签合同。`;
}
