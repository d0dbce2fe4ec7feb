import { useEffect } from 'react';
import { useLedgerRows } from '../../api/ledger-queries';
import type { LedgerFilter, LedgerRow } from '../../api/types';

/** Looks that are made by themselves to find what is rare; then a person decides whether to look on. */
const LOOKS_BY_THEMSELVES = 20;
const ENOUGH_ROWS = 20;

export interface FoundRows {
  rows: LedgerRow[];
  lookedAt: number;
  isLooking: boolean;
  hasMore: boolean;
  /** Older pages are shown, so the first does not renew itself. */
  isHeld: boolean;
  query: ReturnType<typeof useLedgerRows>;
}

/** The rows of a filter; when a look finds few, the next one follows by itself, up to a bound. */
export function useFoundRows(filter: LedgerFilter): FoundRows {
  const query = useLedgerRows(filter);
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const goesOn =
    query.hasNextPage &&
    !query.isFetchingNextPage &&
    !query.isPlaceholderData &&
    !query.isError &&
    rows.length < ENOUGH_ROWS &&
    pages.length < LOOKS_BY_THEMSELVES;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    rows,
    lookedAt: pages.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
    isLooking: goesOn || query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    isHeld: pages.length > 1,
    query,
  };
}
