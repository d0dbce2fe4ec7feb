import { beijingDate } from '@loudou/shared/calendar';
import type { Conversion } from './conversion-book';

/** The columns of a daily report, in their order. */
export const reportColumns = [
  'platform',
  'account_id',
  'event',
  'day',
  'click_id',
  'event_time',
  'external_id',
  'amount',
  'grade',
] as const;

export type ReportRow = Record<(typeof reportColumns)[number], string>;

/** What a report tells of a conversion, whichever book holds it. */
type Reported = Pick<
  Conversion,
  'accountId' | 'event' | 'eventTimeMs' | 'clickId' | 'externalId' | 'amountFen' | 'grade'
>;

/** A conversion as the platform's report shows it: yuan with two decimals, time in UTC, the day in Beijing. */
export function reportRow(platform: string, conversion: Reported): ReportRow {
  const { accountId, event, eventTimeMs, clickId, externalId, amountFen, grade } = conversion;
  return {
    platform,
    account_id: accountId,
    event,
    day: beijingDate(eventTimeMs),
    click_id: clickId,
    event_time: new Date(eventTimeMs).toISOString(),
    external_id: externalId ?? '',
    amount: amountFen === null ? '' : yuanText(amountFen),
    grade: grade ?? '',
  };
}

export function reportCsv(rows: readonly ReportRow[]): string {
  const lines = rows.map((row) => reportColumns.map((column) => cell(row[column])).join(','));
  return `${[reportColumns.join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
