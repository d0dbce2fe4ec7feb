import type { OutgoingRow } from '../sink-definition';
import { sampleRow } from '../sink-harness.arbitrary';
import { kuaishouEvents } from './events';

/** As launch links carry it: base64 whose signs have a meaning in an address as well. */
export const callback =
  'DHAJASALKFyk1uCKaJy9zkLBmjFV+0dL/eZGfXXy1QWTYd8AfSrw7hSLQ7bnR2l1xo6A4pZZ3TqVb2mE9nWcUa==';

const loan = kuaishouEvents.find(({ name }) => name === '79')!;
const ground = { clickId: callback, host: 'weapp', parameters: { callback: [callback] }, hostAccount: null };

/** A row as the dispatcher hands it over: a first loan of 12,345.07 yuan. */
export function outgoing(change: Partial<OutgoingRow> = {}): OutgoingRow {
  const row = sampleRow(loan, change.factName ?? 'loan_disbursed', ground);
  return { ...row, data: { ...row.data, amountFen: 1_234_507 }, ...change };
}
