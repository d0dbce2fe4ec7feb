import type { CalendarDate } from '@loudou/shared/calendar';
import { addDays } from '../china-day';
import type { CheckedReceipt } from './check-rows.rules';
import { receiptBounds } from './receipt-bounds';
import type { ReceiptFile } from './receipt-file';

/** What a file tells of one account on one day. */
export interface FilePart {
  accountId: string;
  day: CalendarDate;
  receipts: CheckedReceipt[];
}

export type FileExcess = 'too_many_days' | 'too_many_conversions';

/** By account and day; a covered day without a line is a part without receipts. */
export function partsOf(
  receipts: readonly CheckedReceipt[],
  file: Pick<ReceiptFile, 'accountId' | 'covers'>,
): FilePart[] {
  const parts = new Map<string, FilePart>();
  const partFor = (accountId: string, day: CalendarDate) => {
    const key = `${accountId} ${day}`;
    const part = parts.get(key) ?? { accountId, day, receipts: [] };
    parts.set(key, part);
    return part;
  };
  for (const receipt of receipts) partFor(receipt.accountId, receipt.day).receipts.push(receipt);
  const { accountId, covers } = file;
  if (accountId && covers)
    for (let day = covers.from; day <= covers.to; day = addDays(day, 1)) partFor(accountId, day);
  return [...parts.values()].sort((a, b) =>
    a.accountId === b.accountId ? a.day.localeCompare(b.day) : a.accountId.localeCompare(b.accountId),
  );
}

export function tooMuch(parts: readonly FilePart[]): FileExcess | null {
  const days = new Set(parts.map(({ day }) => day)).size;
  if (days > receiptBounds.maxDays) return 'too_many_days';
  const most = Math.max(0, ...parts.map(({ receipts }) => conversionsIn(receipts)));
  return most > receiptBounds.maxConversionsPerDay ? 'too_many_conversions' : null;
}

export const conversionsIn = (receipts: readonly CheckedReceipt[]) =>
  receipts.reduce((sum, { count }) => sum + count, 0);
