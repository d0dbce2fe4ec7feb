import { beijingDate } from '@loudou/shared/calendar';
import { advanceRepayment, type RepaymentState } from '@loudou/shared/lifecycle';
import type { PaymentState } from '../hosts';
import type { CardDebit } from '../lender';

/** What became of the money of one payment, whoever moved it. */
export type PaymentOutcome =
  | { outcome: 'pending' }
  | { outcome: 'paid'; amountFen: number; paidAt: string; paymentReference: string }
  | { outcome: 'failed'; reasonCode: string; retryable: boolean };

export function outcomeOfDebit(debit: CardDebit): PaymentOutcome {
  return debit.outcome === 'succeeded' ? { ...debit, outcome: 'paid' } : debit;
}

export function outcomeOfOrder(order: PaymentState): PaymentOutcome {
  switch (order.state) {
    case 'pending':
      return { outcome: 'pending' };
    case 'closed':
      return { outcome: 'failed', reasonCode: 'order_closed', retryable: true };
    case 'paid':
      return {
        outcome: 'paid',
        amountFen: order.amountFen,
        paidAt: order.paidAt,
        paymentReference: order.paymentReference,
      };
  }
}

export type PaymentVerdict =
  | { effect: 'none' }
  | { effect: 'move'; state: RepaymentState }
  /** Money for a payment that had ended without it: all of it goes back. */
  | { effect: 'give_back' };

/** The first final word wins; another amount than ours is left to a person. */
export function judgeOutcome(
  repayment: { state: RepaymentState; amountFen: number },
  outcome: PaymentOutcome,
): PaymentVerdict {
  const { state } = repayment;
  if (outcome.outcome === 'pending') return { effect: 'none' };
  if (outcome.outcome === 'failed') return moveOrNone(advanceRepayment(state, 'fail'), state);
  if (state === 'failed') return { effect: 'give_back' };
  if (outcome.amountFen !== repayment.amountFen)
    return moveOrNone(advanceRepayment(state, 'mismatch'), state);
  return moveOrNone(advanceRepayment(state, 'pay'), state);
}

function moveOrNone(next: RepaymentState | null, state: RepaymentState): PaymentVerdict {
  // A quarantined payment waits for a person; no message, however true, moves it.
  return next === null || state === 'quarantined' ? { effect: 'none' } : { effect: 'move', state: next };
}

export const orderLifeMs = 15 * 60_000;
/** The desk takes no order that ends sooner than this. */
const leastOrderLifeMs = 60_000;

/** An unpaid order ends after a quarter of an hour, and with the day: tomorrow the amount is another. */
export function orderExpiresAt(initiatedAt: Date): Date {
  const least = initiatedAt.getTime() + leastOrderLifeMs;
  const end = Math.min(initiatedAt.getTime() + orderLifeMs, endOfBeijingDay(initiatedAt).getTime());
  return new Date(Math.max(end, least));
}

const dayMs = 24 * 60 * 60_000;

/** 24:00 in Beijing of the day that the moment lies in. */
export function endOfBeijingDay(moment: Date): Date {
  return new Date(Date.parse(`${beijingDate(moment.getTime())}T00:00:00+08:00`) + dayMs);
}
