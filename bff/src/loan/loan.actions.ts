import type { LoanId } from '@loudou/shared/ids';
import { advanceLoan, type LoanState } from '@loudou/shared/lifecycle';
import { type Lender, type LenderPayout, LenderRefused, LenderUnavailable } from '../lender';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { PersonContext } from '../platform/trpc';
import { findLoan, lockLoan } from './loan.store';
import { newestBoundCard } from './offer.store';
import { applyPayout } from './payout.actions';
import { isPaidOut } from './payout.rules';
import { startPayoutAgain } from './payout.store';

/**
 * Sends a failed payout on its way again, to the card that is bound by now; no new contract is needed. Errors:
 * `not_found`, `loan_not_open` when nothing failed, `step_not_open` without a bound card.
 */
export function retryPayout(
  context: PersonContext,
  input: { loanId: LoanId; idempotencyKey: string },
): Promise<{ loanId: LoanId }> {
  const { personId } = context.session;
  const intent = {
    owner: personId,
    operation: 'loan.retryPayout',
    key: input.idempotencyKey,
    input: input.loanId,
  };
  return once(context.db, context.clock.now(), intent, async (tx) => {
    const loan = await lockLoan(tx, input.loanId);
    if (loan?.personId !== personId) throw new AppError('not_found');
    // Somebody tapped on another device a moment ago: the payout is on its way already.
    if (loan.state === 'requested' || loan.state === 'paying_out') return { loanId: loan.loanId };
    const state = advanceLoan(loan.state, 'retry_payout');
    if (state === null) throw new AppError('loan_not_open');
    const card = await newestBoundCard(tx, personId);
    if (!card) throw new AppError('step_not_open', { details: { step: 'bank_card' } });
    await startPayoutAgain(tx, loan.loanId, { state, cardId: card.cardId, at: context.clock.now() });
    return { loanId: loan.loanId };
  });
}

/**
 * Asks the lender to stop a payout; the lender decides who was faster. May be repeated: its effect is the state
 * of the loan. Errors: `not_found`, `payout_already_under_way` when the money was faster, `lender_unavailable`
 * when nothing is known yet.
 */
export async function cancelLoan(
  context: PersonContext,
  lender: Lender,
  loanId: LoanId,
): Promise<{ loanId: LoanId; state: LoanState }> {
  const { personId } = context.session;
  const loan = await findLoan(context.db, personId, loanId);
  if (!loan) throw new AppError('not_found');
  if (loan.state === 'cancelled') return { loanId, state: loan.state };
  if (isPaidOut(loan.state)) throw new AppError('payout_already_under_way');
  const payout = await askToCancel(lender, loanId);
  await applyPayout(context, loanId, payout, { payoutAttempts: loan.payoutAttempts });
  const state = (await findLoan(context.db, personId, loanId))?.state;
  if (state !== 'cancelled') throw new AppError('payout_already_under_way');
  return { loanId, state };
}

async function askToCancel(lender: Lender, loanId: LoanId): Promise<LenderPayout> {
  try {
    return await lender.cancelPayout(loanId);
  } catch (cause) {
    if (cause instanceof LenderUnavailable || cause instanceof LenderRefused)
      throw new AppError('lender_unavailable', { cause });
    throw cause;
  }
}
