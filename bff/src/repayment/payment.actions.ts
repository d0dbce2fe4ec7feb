import type { RepaymentId } from '@loudou/shared/ids';
import { isId } from '@loudou/shared/ids';
import type { PaymentNotice } from '../hosts';
import type { CardDebit } from '../lender';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { judgeOutcome, outcomeOfDebit, outcomeOfOrder, type PaymentOutcome } from './payment.rules';
import { insertRefund, lockRepayment, type Repayment, savePaid, saveStopped } from './repayment.store';

export type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;
export type PaymentSource = 'callback' | 'query';

/**
 * Takes in what became of the money of one payment. The same word may come twice, late and in any order: the first
 * final one wins, and money that comes after the end is written down to be given back.
 */
export async function applyPayment(
  ground: Ground,
  repaymentId: RepaymentId,
  outcome: PaymentOutcome,
  source: PaymentSource,
): Promise<void> {
  await ground.db.transaction(async (tx) => {
    const repayment = await lockRepayment(tx, repaymentId);
    if (!repayment) return ground.logger.error({ repaymentId }, 'a payment came that is not ours');
    const verdict = judgeOutcome(repayment, outcome);
    if (verdict.effect === 'give_back') return giveBack(ground, tx, repayment, outcome);
    if (verdict.effect === 'none') return reportSecondPayment(ground, repayment, outcome);
    if (verdict.state === 'quarantined') return quarantine(ground, tx, repayment, 'amount_differs');
    if (outcome.outcome === 'failed') return fail(ground, tx, repayment, outcome);
    if (outcome.outcome === 'paid') await savePaid(tx, repaymentId, paidFrom(ground, outcome, source));
  });
}

/** What the lender tells of a charge on the bound card. */
export const applyDebitNotice = (ground: Ground, repaymentId: RepaymentId, debit: CardDebit) =>
  applyPayment(ground, repaymentId, outcomeOfDebit(debit), 'callback');

/** What a payment desk tells of one of our orders, whose number is the repayment's id. */
export async function applyOrderNotice(ground: Ground, notice: PaymentNotice): Promise<void> {
  if (!isId('repayment', notice.orderNumber))
    return ground.logger.error({ orderNumber: notice.orderNumber }, 'an order was paid that is not ours');
  await applyPayment(ground, notice.orderNumber, outcomeOfOrder(notice.state), 'callback');
}

function paidFrom(
  ground: Ground,
  outcome: Extract<PaymentOutcome, { outcome: 'paid' }>,
  source: PaymentSource,
) {
  return {
    paidAt: new Date(outcome.paidAt),
    paymentReference: outcome.paymentReference,
    source,
    postAt: ground.clock.now(),
  };
}

export async function quarantine(
  ground: Ground,
  tx: Queryable,
  repayment: Repayment,
  problem: 'amount_differs' | 'posting_differs',
): Promise<void> {
  const { repaymentId, loanId } = repayment;
  await saveStopped(tx, repaymentId, { state: 'quarantined', problem });
  ground.logger.error(
    { repaymentId, loanId, problem },
    'a payment is set aside; somebody must compare the books',
  );
}

async function fail(
  ground: Ground,
  tx: Queryable,
  repayment: Repayment,
  { reasonCode, retryable }: { reasonCode: string; retryable: boolean },
): Promise<void> {
  const { repaymentId, loanId, personId, host } = repayment;
  await saveStopped(tx, repaymentId, { state: 'failed', problem: reasonCode });
  await appendFact(
    { ...ground, db: tx },
    {
      name: 'repayment_failed',
      personId,
      // One payment makes one attempt; the next attempt is a payment of its own.
      onceKey: `${repaymentId}:1`,
      host,
      data: { repaymentId, loanId, code: reasonCode, retryable },
    },
  );
}

async function giveBack(
  ground: Ground,
  tx: Queryable,
  { repaymentId, loanId }: Repayment,
  outcome: PaymentOutcome,
): Promise<void> {
  if (outcome.outcome !== 'paid') return;
  if (await insertRefund(tx, repaymentId, outcome.amountFen, ground.clock.now()))
    ground.logger.error({ repaymentId, loanId }, 'money came for a payment that had ended; it must go back');
}

function reportSecondPayment(ground: Ground, repayment: Repayment, outcome: PaymentOutcome): void {
  if (outcome.outcome !== 'paid' || repayment.paymentReference === null) return;
  if (outcome.paymentReference !== repayment.paymentReference)
    ground.logger.error({ repaymentId: repayment.repaymentId }, 'one payment was paid twice');
}
