import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type LedgerView, readLedgerView, writeLedgerView } from './ledger-url';

export interface LedgerViewInAddress {
  view: LedgerView;
  /** Opening and closing a story is a step back in the browser; narrowing down is none. */
  change(change: Partial<LedgerView>, options?: { replace: boolean }): void;
}

export function useLedgerView(): LedgerViewInAddress {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readLedgerView(parameters), [parameters]);
  const change = useCallback(
    (part: Partial<LedgerView>, options = { replace: true }) =>
      setParameters((now) => writeLedgerView({ ...readLedgerView(now), ...part }), options),
    [setParameters],
  );
  return { view, change };
}
