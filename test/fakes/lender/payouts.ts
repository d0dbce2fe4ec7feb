import { beijingDate } from '@loudou/shared/calendar';
import type { LenderOffer, LenderPayout, LoanForLender } from '../../../bff/src/lender';
import { behaviourOf } from './applicant-endings';
import { type ApplicationEntry, entryOf, entryOfRepeat, type LoanEntry } from './books';
import { boundCardOf } from './cards';
import type { Core } from './core';
import { openAccount, remainingPrincipalFen } from './loan-account';
import { CoreProblem } from './problem';

export function requestPayout(core: Core, request: LoanForLender): LenderPayout {
  const overtaken = core.books.loans[request.loanId];
  if (overtaken && overtaken.request === null) {
    overtaken.request = request;
    core.save();
    return overtaken.payout;
  }
  const known = entryOfRepeat(core.books.loans, request.loanId, request);
  if (known && !mayTryAgain(known)) return known.payout;
  checkTerms(core, request);
  const entry = known ?? newLoan(request);
  core.books.loans[request.loanId] = entry;
  startAttempt(core, entry, request.loanId);
  return entry.payout;
}

const newLoan = (request: LoanForLender | null): LoanEntry => ({
  request,
  payout: { outcome: 'pending' },
  attempts: 0,
  timesDisbursed: 0,
  account: null,
});

const mayTryAgain = ({ payout }: LoanEntry) => payout.outcome === 'failed' && payout.retryable;

export function readPayout(core: Core, loanId: string): LenderPayout {
  return entryOf(core.books.loans, loanId).payout;
}

/** Whichever comes first wins, the cancellation or the money; both sides are told the same. */
export function cancelPayout(core: Core, loanId: string): LenderPayout {
  const entry = (core.books.loans[loanId] ??= newLoan(null));
  if (entry.payout.outcome === 'pending' || entry.payout.outcome === 'failed') {
    endPayout(core, loanId, { outcome: 'cancelled', cancelledAt: core.clock.now().toISOString() });
  }
  return entry.payout;
}

/** The money leaves: the account is opened and its instalments count from today. */
export function disburse(core: Core, loanId: string): void {
  const entry = entryOf(core.books.loans, loanId);
  if (entry.payout.outcome !== 'pending' || entry.request === null) {
    throw new CoreProblem(409, 'payout_not_pending');
  }
  const now = core.clock.now();
  const offer = offerOf(entryOf(core.books.applications, entry.request.applicationId), entry.request);
  entry.account = openAccount(offer, entry.request.amountFen, beijingDate(now.getTime()));
  entry.timesDisbursed += 1;
  endPayout(core, loanId, {
    outcome: 'disbursed',
    disbursedAt: now.toISOString(),
    payoutReference: `pay-${loanId}-${entry.attempts}`,
  });
}

export function failPayout(core: Core, loanId: string, reasonCode: string, retryable: boolean): void {
  const { payout } = entryOf(core.books.loans, loanId);
  if (payout.outcome !== 'pending') throw new CoreProblem(409, 'payout_not_pending');
  endPayout(core, loanId, { outcome: 'failed', reasonCode, retryable });
}

function endPayout(core: Core, loanId: string, payout: LenderPayout): void {
  const entry = entryOf(core.books.loans, loanId);
  entry.payout = payout;
  core.save();
  core.notices.send('loan.payout', { loanId, payout }, phoneOf(core, entry));
}

function startAttempt(core: Core, entry: LoanEntry, loanId: string): void {
  entry.payout = { outcome: 'pending' };
  entry.attempts += 1;
  core.save();
  schedulePayout(core, entry, loanId);
}

/** Ends the running attempt as the person's phone ending says; a later attempt or an act by hand makes it void. */
export function schedulePayout(core: Core, entry: LoanEntry, loanId: string): void {
  const attempt = entry.attempts;
  const behaviour = behaviourOf(phoneOf(core, entry));
  if (behaviour === 'payout_waits') return;
  core.after(core.delays.payoutMs, () => {
    if (entry.payout.outcome !== 'pending' || entry.attempts !== attempt) return;
    if (behaviour === 'payout_fails_once' && attempt === 1) failPayout(core, loanId, 'card_rejected', true);
    else disburse(core, loanId);
  });
}

function phoneOf(core: Core, { request }: LoanEntry): string {
  return (request && core.books.applications[request.applicationId]?.request.applicant.phone) ?? '';
}

function checkTerms(core: Core, request: LoanForLender): void {
  const application = core.books.applications[request.applicationId];
  if (application?.decision.outcome !== 'approved') throw new CoreProblem(422, 'application_not_approved');
  if (Date.parse(application.decision.validUntil) < core.clock.now().getTime()) {
    throw new CoreProblem(422, 'offer_expired');
  }
  const offer = offerOf(application, request);
  const isInRange = request.amountFen >= offer.minAmountFen && request.amountFen <= offer.maxAmountFen;
  const usedFen = usedLimitFen(core, request);
  if (!isInRange || usedFen + request.amountFen > application.decision.limitFen) {
    throw new CoreProblem(422, 'amount_out_of_range');
  }
  if (boundCardOf(core, application.request.applicant.identityNumber) === null) {
    throw new CoreProblem(422, 'no_bound_card');
  }
}

function offerOf({ decision }: ApplicationEntry, { offerReference }: LoanForLender): LenderOffer {
  const offers = decision.outcome === 'approved' ? decision.offers : [];
  const offer = offers.find((terms) => terms.offerReference === offerReference);
  if (!offer) throw new CoreProblem(422, 'offer_unknown');
  return offer;
}

/** What the other loans under the same application still take of the limit. */
function usedLimitFen(core: Core, { applicationId, loanId }: LoanForLender): number {
  return Object.values(core.books.loans)
    .filter(({ request }) => request?.applicationId === applicationId && request.loanId !== loanId)
    .reduce((usedFen, loan) => usedFen + takenFen(loan), 0);
}

function takenFen({ request, payout, account }: LoanEntry): number {
  if (account) return remainingPrincipalFen(account);
  return payout.outcome === 'pending' ? (request?.amountFen ?? 0) : 0;
}
