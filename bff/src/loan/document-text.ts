import { createHash } from 'node:crypto';
import type { CalendarDate } from '@loudou/shared/calendar';

/** The hash that was agreed to: of the exact characters, in UTF-8. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** `7C2E-41AF`: enough of the hash to compare two texts over the phone. */
export function checkCodeOf(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
}

/** `2026-12-02` as `2026年12月2日`. */
export function dateInWords(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
