import { useEffect } from 'react';
import { api, type ApiError, type Inputs, useMutation } from '../../../api';
import { goTo } from '../../../routes';
import { useWait } from './use-wait';

type Signature = Omit<Inputs['loan']['draw'], 'idempotencyKey'>;

export interface Signing {
  sign: (signature: Signature) => Promise<void>;
  pending: boolean;
  error: ApiError | null;
  /** The cost statement must lie open this much longer; after it the same tap works. */
  waitSeconds: number;
}

/** Signs and borrows: a second tap, or a tap after a lost answer, is the same draw. */
export function useSigning(): Signing {
  const drawing = useMutation((signature: Signature, idempotencyKey) =>
    api.loan.draw.mutate({ ...signature, idempotencyKey }),
  );
  const wait = useWait();
  const { error } = drawing;
  useEffect(() => {
    const seconds = error?.code === 'reading_not_finished' ? Number(error.details.waitSeconds) : 0;
    if (seconds > 0) wait.start(seconds);
  }, [error]);

  const sign = async (signature: Signature) => {
    const loan = await drawing.run(signature);
    if (loan) await goTo.payout({ loanId: loan.loanId }, 'restart');
  };
  return { sign, pending: drawing.pending, error, waitSeconds: wait.secondsLeft };
}

/** The price that was shown no longer stands: the way on leads back to the offers. */
export const isPriceGone = (error: ApiError | null): boolean =>
  error !== null &&
  ['quote_expired', 'offer_expired', 'price_changed', 'amount_out_of_range'].includes(error.code);
