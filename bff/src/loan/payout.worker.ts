import { type Lender, type LenderPayout, LenderRefused, LenderUnavailable } from '../lender';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { applyPayout } from './payout.actions';
import { askAgainAt } from './payout.rules';
import { callLenderAt, type ClaimedPayout, claimPayouts, readForLender } from './payout.store';

const maxLoansPerRound = 20;
// Longer than the slowest answer of the lender, so that nobody else asks while we wait for it.
const leaseMs = 12_000;
const restMs = 500;

type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;

/** Carries confirmed draws to the lender and asks what became of them: what is to do stands in the rows. */
export function payoutWork(ground: Ground, lender: Lender): RecurringWork {
  return {
    name: 'ask the lender for payouts',
    restMs,
    async run() {
      const now = ground.clock.now();
      const claimed = await claimPayouts(ground.db, {
        now,
        leaseUntil: new Date(now.getTime() + leaseMs),
        limit: maxLoansPerRound,
      });
      await Promise.all(claimed.map((loan) => carry(ground, lender, loan)));
      return claimed.length;
    },
  };
}

async function carry(ground: Ground, lender: Lender, claimed: ClaimedPayout): Promise<void> {
  const { loanId, lenderCalls, payoutAttempts } = claimed;
  try {
    const payout = await ask(ground, lender, claimed);
    await applyPayout(ground, loanId, payout, { payoutAttempts });
    if (payout.outcome === 'pending') await callLenderAt(ground.db, loanId, nextCall(ground, lenderCalls));
  } catch (error) {
    if (error instanceof LenderUnavailable) ground.logger.warn({ err: error, loanId }, 'the payout waits');
    else if (error instanceof LenderRefused)
      ground.logger.error({ err: error, loanId }, 'the lender refuses to say what became of a payout');
    else throw error;
    await callLenderAt(ground.db, loanId, nextCall(ground, lenderCalls));
  }
}

const nextCall = (ground: Ground, calls: number): Date => askAgainAt(calls, ground.clock.now());

async function ask(ground: Ground, lender: Lender, { loanId, state }: ClaimedPayout): Promise<LenderPayout> {
  if (state === 'paying_out') return lender.readPayout(loanId);
  try {
    return await lender.requestPayout(await readForLender(ground.db, loanId));
  } catch (error) {
    if (!(error instanceof LenderRefused)) throw error;
    ground.logger.error({ err: error, loanId }, 'the lender refused a payout');
    return endRefused(await lender.cancelPayout(loanId));
  }
}

/**
 * A refusal says nothing of an earlier request whose answer was lost. Only the lender's word that the payout is
 * cancelled makes sure that no money leaves; then the draw has failed for good.
 */
function endRefused(payout: LenderPayout): LenderPayout {
  return payout.outcome === 'cancelled'
    ? { outcome: 'failed', reasonCode: 'lender_refused', retryable: false }
    : payout;
}
