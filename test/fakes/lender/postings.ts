import type { LenderPosting, RepaymentForLender } from '../../../bff/src/lender';
import { entryOf, entryOfRepeat } from './books';
import type { Core } from './core';
import { isSettled, pay, remainingPrincipalFen } from './loan-account';
import { CoreProblem } from './problem';

export function postRepayment(core: Core, request: RepaymentForLender): LenderPosting {
  const { postings, loans } = core.books;
  const known = entryOfRepeat(postings, request.repaymentId, request);
  if (known) return known.posting;
  const isPosted = Object.values(postings).some(
    (entry) => entry.request.paymentReference === request.paymentReference,
  );
  if (isPosted) throw new CoreProblem(409, 'payment_posted_before');
  const loan = entryOf(loans, request.loanId);
  if (loan.account === null) throw new CoreProblem(422, 'loan_not_disbursed');

  const { account, parts } = pay(loan.account, request);
  loan.account = account;
  const posting = {
    postingReference: `pst-${request.repaymentId}`,
    ...parts,
    remainingPrincipalFen: remainingPrincipalFen(account),
    settled: isSettled(account),
    postedAt: core.clock.now().toISOString(),
  };
  postings[request.repaymentId] = { request, posting };
  core.save();
  return posting;
}
