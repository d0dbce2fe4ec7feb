import { type PaymentDesk, PaymentUnavailable } from '../hosts';
import { type Lender, LenderRefused, LenderUnavailable } from '../lender';
import { askAgainAt } from '../loan';
import type { RecurringWork } from '../platform/worker';
import { applyPayment, type Ground } from './payment.actions';
import { orderExpiresAt, outcomeOfDebit, outcomeOfOrder, type PaymentOutcome } from './payment.rules';
import { callAgainAt, type ClaimedPayment, claimPayments } from './payment.store';
import { applyPosting } from './posting.actions';
import type { PaymentDesks } from './repayment.actions';
import { findById, type Repayment } from './repayment.store';

const maxPaymentsPerRound = 20;
// Longer than the slowest answer of a desk or the lender, so that nobody else asks while we wait for it.
const leaseMs = 12_000;
const restMs = 500;

interface Outside {
  lender: Lender;
  paymentDesks: PaymentDesks;
}

/** Asks what became of payments and has those that were paid posted: what is to do stands in the rows. */
export function paymentWork(ground: Ground, outside: Outside): RecurringWork {
  return {
    name: 'ask after payments',
    restMs,
    async run() {
      const now = ground.clock.now();
      const claimed = await claimPayments(ground.db, {
        now,
        leaseUntil: new Date(now.getTime() + leaseMs),
        limit: maxPaymentsPerRound,
      });
      await Promise.all(claimed.map((payment) => carry(ground, outside, payment)));
      return claimed.length;
    },
  };
}

async function carry(ground: Ground, outside: Outside, claimed: ClaimedPayment): Promise<void> {
  const repayment = await findById(ground.db, claimed.repaymentId);
  if (repayment?.state !== 'initiated' && repayment?.state !== 'paid') return;
  const { repaymentId, state } = repayment;
  const again = { state, at: askAgainAt(claimed.calls, ground.clock.now()) };
  try {
    if (state === 'paid') return await post(ground, outside.lender, repayment);
    const outcome = await ask(ground, outside, repayment, claimed.calls);
    if (outcome.outcome === 'pending') return await callAgainAt(ground.db, repaymentId, again);
    await applyPayment(ground, repaymentId, outcome, 'query');
  } catch (error) {
    if (error instanceof LenderUnavailable || error instanceof PaymentUnavailable)
      ground.logger.warn({ err: error, repaymentId }, 'nothing is known of the payment yet');
    else if (error instanceof LenderRefused)
      ground.logger.error({ err: error, repaymentId, state }, 'the lender refuses a payment; it waits');
    else throw error;
    await callAgainAt(ground.db, repaymentId, again);
  }
}

async function post(ground: Ground, lender: Lender, repayment: Repayment): Promise<void> {
  const { repaymentId, loanId, kind, amountFen, paidAt, paymentReference } = repayment;
  if (!paidAt || !paymentReference) throw new Error(`${repaymentId} is paid without a time or a reference`);
  const posting = await lender.postRepayment({
    repaymentId,
    loanId,
    kind,
    amountFen,
    paidAt: paidAt.toISOString(),
    paymentReference,
  });
  await applyPosting(ground, repaymentId, posting);
}

function ask(
  ground: Ground,
  { lender, paymentDesks }: Outside,
  repayment: Repayment,
  calls: number,
): Promise<PaymentOutcome> {
  if (repayment.channel === 'card_debit') return askLender(lender, repayment, calls);
  if (paymentDesks.weapp) return askDesk(ground, paymentDesks.weapp, repayment);
  throw new PaymentUnavailable(`${repayment.channel} is not configured any more`);
}

/** Asking to charge is asking what became of the charge: the lender does it once for an id, lost answers included. */
async function askLender(
  lender: Lender,
  { repaymentId, loanId, amountFen }: Repayment,
  calls: number,
): Promise<PaymentOutcome> {
  try {
    return outcomeOfDebit(await lender.debitCard({ repaymentId, loanId, amountFen }));
  } catch (error) {
    // A refusal of the first call means that nothing was charged; of a later one it says nothing of the earlier.
    if (error instanceof LenderRefused && calls <= 1)
      return { outcome: 'failed', reasonCode: 'lender_refused', retryable: true };
    throw error;
  }
}

async function askDesk(ground: Ground, desk: PaymentDesk, repayment: Repayment): Promise<PaymentOutcome> {
  const outcome = outcomeOfOrder(await desk.queryOrder(repayment.repaymentId));
  if (outcome.outcome !== 'pending' || ground.clock.now() < orderExpiresAt(repayment.initiatedAt))
    return outcome;
  // Only after the desk has closed the order is it certain that nobody pays it; one paid just now refuses to close.
  await desk.closeOrder(repayment.repaymentId);
  return { outcome: 'failed', reasonCode: 'order_expired', retryable: true };
}
