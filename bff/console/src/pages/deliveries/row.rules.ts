import type { DeliveryState, LedgerRow } from '../../api/types';

const decidable: readonly DeliveryState[] = ['parked', 'unknown', 'rejected', 'accepted'];
const ended: readonly DeliveryState[] = ['accepted', 'rejected', 'suppressed', 'expired'];

/** A person may decide on it; everything else is on its way or withheld by right. */
export const isDecidable = ({ shown }: Pick<LedgerRow, 'shown'>): boolean => decidable.includes(shown);

/** From the fact to its end; null while it is not at its end. */
export function tookMsOf(row: Pick<LedgerRow, 'shown' | 'changedAt' | 'recordedAt'>): number | null {
  if (!ended.includes(row.shown)) return null;
  return Math.max(0, Date.parse(row.changedAt) - Date.parse(row.recordedAt));
}
