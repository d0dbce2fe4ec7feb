import { type Answers, api } from '../../api';

export type Home = Answers['repayment']['home'];
type Loan = NonNullable<Answers['loan']['current']>;

/** What the repayment pages stand on: a paid-out loan, one that is still being paid out, or nothing at all. */
export type Standing =
  { kind: 'running'; home: Home } | { kind: 'paying_out'; loanId: string } | { kind: 'none' };

const underWay: readonly Loan['state'][] = ['requested', 'paying_out', 'payout_failed'];

/** A page opened by a message or a link may not say which loan it means: then it is the current one. */
export async function findStanding(givenLoanId: string | undefined): Promise<Standing> {
  const current = givenLoanId === undefined ? await api.loan.current.query() : null;
  const loanId = (givenLoanId as Loan['loanId'] | undefined) ?? current?.loanId;
  if (loanId === undefined) return { kind: 'none' };
  if (current !== null && underWay.includes(current.state)) return { kind: 'paying_out', loanId };
  return { kind: 'running', home: await api.repayment.home.query({ loanId }) };
}
