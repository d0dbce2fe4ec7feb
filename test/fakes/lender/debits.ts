import type { CardDebit } from '../../../bff/src/lender';
import { behaviourOf } from './applicant-endings';
import { type DebitRequest, entryOf, entryOfRepeat } from './books';
import { boundCardOf } from './cards';
import type { Core } from './core';
import { isSettled } from './loan-account';
import { CoreProblem } from './problem';

export function debitCard(core: Core, request: DebitRequest): CardDebit {
  const known = entryOfRepeat(core.books.debits, request.repaymentId, request);
  if (known) return known.debit;
  const { account } = entryOf(core.books.loans, request.loanId);
  if (account === null || isSettled(account)) throw new CoreProblem(422, 'loan_not_open');
  const { identityNumber } = applicantOf(core, request.loanId);
  if (boundCardOf(core, identityNumber) === null) throw new CoreProblem(422, 'no_bound_card');
  core.books.debits[request.repaymentId] = { request, debit: { outcome: 'pending' }, timesCharged: 0 };
  core.save();
  scheduleDebit(core, request);
  return { outcome: 'pending' };
}

export function readDebit(core: Core, repaymentId: string): CardDebit {
  return entryOf(core.books.debits, repaymentId).debit;
}

/** The bank's word on a pending debit: the money is taken, or it is not and `reasonCode` says why. */
export function endDebit(core: Core, repaymentId: string, reasonCode: string | null): void {
  const entry = entryOf(core.books.debits, repaymentId);
  if (entry.debit.outcome !== 'pending') throw new CoreProblem(409, 'debit_not_pending');
  entry.debit = reasonCode === null ? charge(core, entry.request) : refused(reasonCode);
  entry.timesCharged += reasonCode === null ? 1 : 0;
  core.save();
  const { phone } = applicantOf(core, entry.request.loanId);
  core.notices.send('repayment.debit', { repaymentId, debit: entry.debit }, phone);
}

const charge = (core: Core, { repaymentId, amountFen }: DebitRequest): CardDebit => ({
  outcome: 'succeeded',
  amountFen,
  paidAt: core.clock.now().toISOString(),
  paymentReference: `deb-${repaymentId}`,
});

const refused = (reasonCode: string): CardDebit => ({ outcome: 'failed', reasonCode, retryable: true });

export function scheduleDebit(core: Core, { repaymentId, loanId }: DebitRequest): void {
  const fails = behaviourOf(applicantOf(core, loanId).phone) === 'debit_fails';
  core.after(core.delays.debitMs, () => {
    if (readDebit(core, repaymentId).outcome !== 'pending') return;
    endDebit(core, repaymentId, fails ? 'insufficient_funds' : null);
  });
}

function applicantOf(core: Core, loanId: string) {
  const { request } = entryOf(core.books.loans, loanId);
  return entryOf(core.books.applications, request?.applicationId ?? '').request.applicant;
}
