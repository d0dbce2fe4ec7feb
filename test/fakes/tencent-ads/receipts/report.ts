import type { ReportRow } from '../../ad-platform';
import type { BookedConversion } from './conversion-book';

/** A conversion as the platform's report shows it: yuan with two decimals, time in UTC, the day in Beijing. */
export function reportRow(conversion: BookedConversion): ReportRow {
  const { platform, accountId, event, day, clickId, eventTime, externalId, amountFen, grade } = conversion;
  return {
    platform,
    account_id: accountId,
    event,
    day,
    click_id: clickId,
    event_time: eventTime.toISOString(),
    external_id: externalId,
    amount: amountFen === null ? '' : yuanText(amountFen),
    grade: grade ?? '',
  };
}

export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
