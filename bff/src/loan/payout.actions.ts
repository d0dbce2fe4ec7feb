import type { LoanId } from '@loudou/shared/ids';
import type { LoanState } from '@loudou/shared/lifecycle';
import type { LenderPayout } from '../lender';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { type Loan, lockLoan, saveLoanState } from './loan.store';
import { isPaidOut, stateAfterPayout } from './payout.rules';
import {
  callLenderAt,
  countPaidOut,
  countPayoutFailure,
  insertInstallments,
  savePayoutEnd,
} from './payout.store';
import { datedRows, scheduleOf } from './quote.rules';
import { findQuote } from './quote.store';

type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;

/** What was known of the loan when the lender was asked; a notice comes without it. */
export interface Asked {
  payoutAttempts: number;
}

/**
 * Takes in what became of a payout, from asking or from a notice. The same end may come twice, late and in any
 * order: the first final one wins and everything else changes nothing.
 */
export async function applyPayout(
  ground: Ground,
  loanId: LoanId,
  payout: LenderPayout,
  asked?: Asked,
): Promise<void> {
  await ground.db.transaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) return ground.logger.error({ loanId }, 'the lender tells of a loan that is not ours');
    if (payout.outcome === 'failed' && !isOfThisAttempt(loan, asked))
      // A failure does not say of which attempt it is, and a late one must not end the next: ask instead.
      return callLenderAt(tx, loanId, ground.clock.now());
    const state = stateAfterPayout(loan.state, payout);
    if (state === null) return reportContradiction(ground, loan, payout);
    await moveTo(ground, tx, loan, state, payout);
  });
}

const isOfThisAttempt = (loan: Loan, asked: Asked | undefined): boolean =>
  asked?.payoutAttempts === loan.payoutAttempts;

function reportContradiction(ground: Ground, loan: Loan, payout: LenderPayout): void {
  const isPaidAfterEnd = payout.outcome === 'disbursed' && !isPaidOut(loan.state);
  const isUndone = payout.outcome === 'cancelled' && isPaidOut(loan.state);
  if (isPaidAfterEnd || isUndone)
    ground.logger.error(
      { loanId: loan.loanId, state: loan.state, outcome: payout.outcome },
      'the lender contradicts the end of a payout; somebody must compare the books',
    );
}

async function moveTo(
  ground: Ground,
  tx: Queryable,
  loan: Loan,
  state: LoanState,
  payout: LenderPayout,
): Promise<void> {
  switch (payout.outcome) {
    case 'pending':
      return saveLoanState(tx, loan.loanId, state);
    case 'disbursed':
      return disburse(ground, tx, loan, state, new Date(payout.disbursedAt));
    case 'failed':
      return fail(ground, tx, loan, state, payout.reasonCode);
    case 'cancelled':
      await savePayoutEnd(tx, loan.loanId, { state });
      return tellOfCancellation(ground, tx, loan, 'before_payout');
  }
}

/** Interest and due days count from the payout, not from the signature: nights and holidays cost nothing. */
async function disburse(
  ground: Ground,
  tx: Queryable,
  loan: Loan,
  state: LoanState,
  disbursedAt: Date,
): Promise<void> {
  const { loanId, personId, applicationId, amountFen, months, method, annualRateBps, limitBand, riskBand } =
    loan;
  const quote = await findQuote(tx, personId, loan.quoteId);
  if (!quote) throw new Error(`${loanId} has lost its quote ${loan.quoteId}`);
  const paidOutBefore = await countPaidOut(tx, personId);
  await insertInstallments(tx, loanId, datedRows(scheduleOf(quote.terms, amountFen), disbursedAt));
  await savePayoutEnd(tx, loanId, { state, disbursedAt });
  const data = {
    loanId,
    applicationId,
    amountFen,
    months,
    method,
    annualRateBps,
    disbursedAt: disbursedAt.toISOString(),
    limitBand,
    riskBand,
  };
  const context = { ...ground, db: tx };
  if (paidOutBefore === 0) await appendFact(context, { ...from(loan), name: 'loan_disbursed', data });
  else
    await appendFact(context, {
      ...from(loan),
      name: 'repeat_drawn',
      data: { ...data, nth: paidOutBefore + 1 },
    });
}

async function fail(
  ground: Ground,
  tx: Queryable,
  loan: Loan,
  state: LoanState,
  reasonCode: string,
): Promise<void> {
  await savePayoutEnd(tx, loan.loanId, { state, problem: reasonCode });
  const attempt = await countPayoutFailure(tx, loan.loanId);
  await appendFact(
    { ...ground, db: tx },
    {
      ...from(loan),
      onceKey: `${loan.loanId}:${attempt}`,
      name: 'disbursement_failed',
      data: { loanId: loan.loanId, attempt, code: reasonCode },
    },
  );
  if (state === 'cancelled') await tellOfCancellation(ground, tx, loan, reasonCode);
}

async function tellOfCancellation(ground: Ground, tx: Queryable, loan: Loan, cause: string): Promise<void> {
  const data = { loanId: loan.loanId, cause };
  await appendFact({ ...ground, db: tx }, { ...from(loan), name: 'drawdown_cancelled', data });
}

const from = ({ loanId, personId, touchId, host }: Loan) => ({ personId, onceKey: loanId, touchId, host });
