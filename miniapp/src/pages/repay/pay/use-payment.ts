import { useEffect, useState } from 'react';
import { api, type ApiError, type Inputs, useMutation } from '../../../api';
import { pay } from '../../../host';
import { goTo } from '../../../routes';

export type PaymentOrder = Omit<Inputs['repayment']['pay'], 'idempotencyKey'>;

export interface Payment {
  start: (order: PaymentOrder) => Promise<void>;
  pending: boolean;
  error: ApiError | null;
  /** The person closed the cashier without paying. */
  wasCancelled: boolean;
}

/** Refusals after which the figures on the page are old. */
const outdated: readonly ApiError['code'][] = [
  'price_changed',
  'nothing_due',
  'amount_out_of_range',
  'loan_not_open',
  'payment_in_progress',
];

/**
 * One payment from the tap to its result page. Whether money moved is asked of the BFF there, whatever the cashier
 * says. A payment that was already under way is shown, and not paid in the place of the one asked for.
 */
export function usePayment(reload: () => void): Payment {
  const [wasCancelled, setCancelled] = useState(false);
  const payment = useMutation(async (order: PaymentOrder, idempotencyKey) => {
    setCancelled(false);
    const started = await api.repayment.pay.mutate({ ...order, idempotencyKey });
    const isTheOneAskedFor = started.kind === order.kind && started.amountFen === order.amountFen;
    if (isTheOneAskedFor && started.hostParameters && (await pay(started.hostParameters)) === 'cancelled') {
      setCancelled(true);
      return;
    }
    await goTo.repayResult({ repaymentId: started.repaymentId }, 'replace');
  });
  const { error } = payment;
  useEffect(() => {
    if (error && outdated.includes(error.code)) reload();
  }, [error]);
  const start = async (order: PaymentOrder) => void (await payment.run(order));
  return { start, pending: payment.pending, error, wasCancelled };
}
