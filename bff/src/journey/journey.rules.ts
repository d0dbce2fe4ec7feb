import type { ApplicationState, ApplicationStep, LoanState } from '@loudou/shared/lifecycle';

/** The screen on which a person belongs: where they left, or what waits for them. */
export type Screen =
  | 'landing'
  | 'phone'
  | ApplicationStep
  | 'submit'
  | 'waiting'
  | 'result'
  | 'declined'
  | 'payout'
  | 'repay_home';

export interface Standing {
  registered: boolean;
  application: { state: ApplicationState; nextStep: ApplicationStep | null } | null;
  loan: { state: LoanState } | null;
}

const loanUnderWay: LoanState[] = ['requested', 'paying_out', 'payout_failed'];
const loanRunning: LoanState[] = ['active', 'overdue'];

/** A running loan comes before a new application, and both before the first page. */
export function screenFor({ registered, application, loan }: Standing): Screen {
  if (!registered) return 'landing';
  if (loan && loanUnderWay.includes(loan.state)) return 'payout';
  if (loan && loanRunning.includes(loan.state)) return 'repay_home';
  switch (application?.state) {
    case 'draft':
      return application.nextStep ?? 'submit';
    case 'submitted':
    case 'pending':
    case 'needs_review':
      return 'waiting';
    case 'approved':
      return 'result';
    case 'declined':
      return 'declined';
    default:
      return 'landing';
  }
}
