import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { parseYuan } from '@loudou/shared/money';
import type { Grade } from '../reconcile.types';
import type { RawReceipt } from './read-file.rules';
import { receiptBounds } from './receipt-bounds';
import type { ReceiptSettings } from './receipt-settings';
import { dayOf, momentOf } from './zone-time.rules';

/** The account that a line may belong to, as far as reading it goes. */
export interface ReceiptAccount {
  accountId: string;
  adPlatform: string;
  platformAccountId: string;
  settings: ReceiptSettings;
  /** Every event that any version of the account's mapping names. */
  events: ReadonlySet<string>;
}

export interface CheckedReceipt {
  line: number;
  accountId: string;
  event: string;
  day: CalendarDate;
  externalId: string | null;
  /** Whole: it becomes a digest before it is kept. */
  clickId: string | null;
  eventAtMs: number | null;
  amountFen: number | null;
  grade: Grade | null;
  count: number;
}

export type RowProblem =
  | 'too_long'
  | 'no_account'
  | 'other_account'
  | 'no_event'
  | 'event_not_mapped'
  | 'no_day'
  | 'bad_day'
  | 'bad_time'
  | 'day_to_come'
  | 'day_not_covered'
  | 'bad_amount'
  | 'bad_grade'
  | 'bad_count'
  | 'count_of_one_named';

export interface BadRow {
  line: number;
  problem: RowProblem;
  /** What stood there, cut short; never a click id. */
  value: string | null;
}

export interface CheckedRows {
  receipts: CheckedReceipt[];
  bad: BadRow[];
  /** Of events that the account's settings say are none of ours. */
  ignored: number;
}

interface CheckContext {
  accounts: readonly ReceiptAccount[];
  /** Chosen beforehand: every line is this account's, or is refused. */
  chosen: string | null;
  /** The days that the report is said to cover. */
  covers: { from: CalendarDate; to: CalendarDate } | null;
  today: CalendarDate;
}

/** Each line becomes a receipt, is set aside as none of ours, or is bad with its reason: nothing is guessed. */
export function checkRows(rows: readonly RawReceipt[], context: CheckContext): CheckedRows {
  const checked: CheckedRows = { receipts: [], bad: [], ignored: 0 };
  for (const row of rows) {
    const result = checkRow(row, context);
    if (result === 'ignored') checked.ignored += 1;
    else if ('problem' in result) checked.bad.push(result);
    else checked.receipts.push(result);
  }
  return checked;
}

function checkRow(raw: RawReceipt, context: CheckContext): CheckedReceipt | BadRow | 'ignored' {
  const { line, fields } = raw;
  const bad = (problem: RowProblem, value: string | null = null): BadRow => ({
    line,
    problem,
    value: value === null ? null : value.slice(0, 64),
  });
  if (Object.values(fields).some((value) => value.length > receiptBounds.maxFieldChars))
    return bad('too_long');
  const account = accountOf(fields, context);
  if (typeof account === 'string') return bad(account, fields.accountId ?? fields.platform ?? null);
  const { settings } = account;
  if (!fields.event) return bad('no_event');
  if (settings.ignoredEvents.includes(fields.event)) return 'ignored';
  const event = named(settings.events, fields.event) ?? fields.event;
  if (!account.events.has(event)) return bad('event_not_mapped', fields.event);
  const eventAtMs = fields.eventTime ? momentOf(fields.eventTime, settings.timeZone) : null;
  if (fields.eventTime && eventAtMs === null) return bad('bad_time', fields.eventTime);
  const day = dayFor(fields, eventAtMs, settings);
  if (day === null) return bad(fields.day ? 'bad_day' : 'no_day', fields.day ?? null);
  if (day > context.today) return bad('day_to_come', day);
  if (context.covers && (day < context.covers.from || day > context.covers.to))
    return bad('day_not_covered', day);
  const amountFen = fields.amount ? fenOf(fields.amount, settings) : null;
  if (fields.amount && amountFen === null) return bad('bad_amount', fields.amount);
  const grade = fields.grade ? named(settings.grades, fields.grade) : null;
  if (fields.grade && grade === null) return bad('bad_grade', fields.grade);
  const count = fields.count === undefined ? 1 : countOf(fields.count);
  if (count === null) return bad('bad_count', fields.count ?? null);
  const isNamed = fields.externalId !== undefined || fields.clickId !== undefined;
  if (isNamed && count !== 1) return bad('count_of_one_named', fields.count ?? null);
  return {
    line,
    accountId: account.accountId,
    event,
    day,
    externalId: fields.externalId ?? null,
    clickId: fields.clickId ?? null,
    // A time that comes with a number is when the numbers were taken.
    eventAtMs: count === 1 ? eventAtMs : null,
    amountFen,
    grade,
    count,
  };
}

/** The names stand in a file from outside: `constructor` must not find what every object has. */
const named = <Value>(names: Record<string, Value>, name: string): Value | null =>
  Object.hasOwn(names, name) ? (names[name] ?? null) : null;

function accountOf(
  fields: RawReceipt['fields'],
  { accounts, chosen }: CheckContext,
): ReceiptAccount | 'no_account' | 'other_account' {
  const matches = (account: ReceiptAccount) =>
    (fields.platform === undefined || fields.platform === account.adPlatform) &&
    (fields.accountId === undefined ||
      fields.accountId === account.platformAccountId ||
      fields.accountId === account.accountId);
  if (chosen !== null) {
    const account = accounts.find(({ accountId }) => accountId === chosen);
    if (!account) return 'no_account';
    return fields.accountId === undefined || matches({ ...account, adPlatform: fields.platform ?? '' })
      ? account
      : 'other_account';
  }
  if (fields.accountId === undefined) return 'no_account';
  return accounts.find(matches) ?? 'no_account';
}

/** In another time zone a day of the report is not ours; the moment tells which of ours it was. */
function dayFor(
  fields: RawReceipt['fields'],
  eventAtMs: number | null,
  { timeZone }: ReceiptSettings,
): CalendarDate | null {
  if (eventAtMs !== null && (timeZone !== 'Asia/Shanghai' || !fields.day)) return beijingDate(eventAtMs);
  return fields.day ? dayOf(fields.day) : null;
}

function fenOf(text: string, { amountUnit }: ReceiptSettings): number | null {
  if (amountUnit === 'yuan') return parseYuan(text);
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function countOf(text: string): number | null {
  const plain = text.replace(/,(?=\d{3}\b)/g, '');
  if (!/^\d{1,9}$/.test(plain)) return null;
  const count = Number(plain);
  return count <= receiptBounds.maxConversionsPerDay ? count : null;
}
