import { api, useMutation } from '../../../api';
import { usePolling } from '../../../features/poll';
import { isPayoutOver, type Loan } from './payout-stage';

/** Watches one payout, or that of the current loan when a link does not name one. */
export function usePayout(loanId: string | undefined) {
  const polling = usePolling<Loan | null>(
    () =>
      loanId === undefined
        ? api.loan.current.query()
        : api.loan.status.query({ loanId: loanId as Loan['loanId'] }),
    { isDone: isPayoutOver },
  );
  const cancelling = useMutation((loan: Loan['loanId'], idempotencyKey) =>
    api.loan.cancel.mutate({ loanId: loan, idempotencyKey }),
  );
  const retrying = useMutation((loan: Loan['loanId'], idempotencyKey) =>
    api.loan.retryPayout.mutate({ loanId: loan, idempotencyKey }),
  );
  const cancel = async (loan: Loan['loanId']) => {
    await cancelling.run(loan);
    polling.askNow();
  };
  const retry = async (loan: Loan['loanId']) => {
    await retrying.run(loan);
    polling.askNow();
  };
  return { polling, cancel, cancelling, retry, retrying };
}

export type Payout = ReturnType<typeof usePayout>;
