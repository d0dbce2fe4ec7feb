import type { CalendarDate } from '@loudou/shared/calendar';
import { beijingDate } from '@loudou/shared/calendar';
import { AppError } from '../platform/errors';
import type { Queryable } from '../platform/database';
import { addDays, endOfDay, startOfDay } from './china-day';
import { REACH_DAYS } from './match-receipts.rules';
import type { Closing, Grade, LedgerUnit, Receipt } from './reconcile.types';

/** Rows, or receipts, of the five days that bear on one; beyond it the comparison is refused rather than cut. */
const MAX_LOADED = 1_000_000;

interface LedgerRecord {
  delivery_id: string;
  fact_id: string;
  fact_name: string;
  person_id: string;
  event: string;
  grade: Grade | null;
  occurred_at: Date;
  external_id: string;
  click_digest: string | null;
  state: LedgerUnit['state'];
  waits_for: string | null;
  sending: boolean;
  attempts: number;
  cause: string | null;
  changed_at: Date;
  amount_fen: number | null;
  told_before: boolean;
}

export interface RowQuestion {
  accountId: string;
  day: CalendarDate;
  factNames: readonly string[];
  amountMeaning: 'paid_amount' | 'expected_value';
}

// By way of the facts, whose index knows names and times: the ledger's own would be paid for with every row it takes.
const rowSql = (found: string) => `
select row.delivery_id, row.fact_id, row.fact_name, row.person_id, row.event, row.grade, row.occurred_at,
  row.external_id, encode(touch.click_lookup, 'hex') as click_digest, row.state, queue.waits_for,
  queue.claim_epoch is not null as sending, row.attempts, row.cause, row.changed_at,
  case when $2 = 'paid_amount' then (fact.data ->> 'amountFen')::bigint else row.expected_value_fen end as amount_fen,
  row.state = 'accepted' and exists (
    select 1 from touch same join ledger_row earlier using (touch_id)
    where same.click_lookup = touch.click_lookup and earlier.account_id = row.account_id
      and earlier.event = row.event and earlier.state = 'accepted'
      and (earlier.occurred_at, earlier.delivery_id) < (row.occurred_at, row.delivery_id)) as told_before
from ${found}
left join ledger_queue queue on queue.delivery_id = row.delivery_id
left join touch on touch.touch_id = row.touch_id`;

/** Every row of the account whose fact lies within the days that bear on one. */
export async function loadRows(db: Queryable, question: RowQuestion): Promise<LedgerUnit[]> {
  const { accountId, day, factNames, amountMeaning } = question;
  const records = await db.query<LedgerRecord>(
    `${rowSql('fact join ledger_row row on row.fact_id = fact.fact_id and row.account_id = $1')}
     where fact.name = any($3) and fact.occurred_at >= $4 and fact.occurred_at < $5 limit $6`,
    [
      accountId,
      amountMeaning,
      factNames,
      startOfDay(addDays(day, -REACH_DAYS)),
      endOfDay(addDays(day, REACH_DAYS)),
      MAX_LOADED + 1,
    ],
  );
  return bounded(records).map(unitOf);
}

/** Rows of other days that a receipt names. Our external id of a platform's row is its delivery id. */
export async function loadNamedRows(
  db: Queryable,
  { accountId, amountMeaning }: RowQuestion,
  externalIds: readonly string[],
): Promise<LedgerUnit[]> {
  if (externalIds.length === 0) return [];
  const records = await db.query<LedgerRecord>(
    `${rowSql('ledger_row row join fact on fact.fact_id = row.fact_id')}
     where row.account_id = $1 and row.delivery_id = any($3)`,
    [accountId, amountMeaning, externalIds],
  );
  return records.map(unitOf);
}

const unitOf = (record: LedgerRecord): LedgerUnit => ({
  deliveryId: record.delivery_id,
  factId: record.fact_id,
  factName: record.fact_name,
  personId: record.person_id,
  event: record.event,
  grade: record.grade,
  day: beijingDate(record.occurred_at.getTime()),
  occurredAtMs: record.occurred_at.getTime(),
  externalId: record.external_id,
  clickDigest: record.click_digest,
  state: record.state,
  waitsFor: record.waits_for,
  sending: record.sending,
  attempts: record.attempts,
  cause: record.cause,
  changedAtMs: record.changed_at.getTime(),
  amountFen: record.amount_fen,
  toldBefore: record.told_before,
});

interface ReceiptRecord {
  import_id: number;
  line: number;
  event: string;
  day: CalendarDate;
  external_id: string | null;
  click_digest: string | null;
  event_at: Date | null;
  amount_fen: number | null;
  grade: Grade | null;
  count: number;
}

const receiptSql = `
select receipt.import_id, receipt.line, receipt.event, receipt.day, receipt.external_id,
  encode(receipt.click_digest, 'hex') as click_digest, receipt.event_at, receipt.amount_fen, receipt.grade, receipt.count
from receipt_import made join receipt_row receipt using (import_id)
where made.superseded_by is null`;

export async function loadReceipts(
  db: Queryable,
  { accountId, day }: Pick<RowQuestion, 'accountId' | 'day'>,
): Promise<Receipt[]> {
  const records = await db.query<ReceiptRecord>(
    `${receiptSql} and made.account_id = $1 and made.day between $2 and $3 limit $4`,
    [accountId, addDays(day, -REACH_DAYS), addDays(day, REACH_DAYS), MAX_LOADED + 1],
  );
  return bounded(records).map(receiptOf);
}

/** Receipts of other days under these external ids. */
export async function loadNamedReceipts(
  db: Queryable,
  { accountId, day }: Pick<RowQuestion, 'accountId' | 'day'>,
  externalIds: readonly string[],
): Promise<Receipt[]> {
  if (externalIds.length === 0) return [];
  const records = await db.query<ReceiptRecord>(
    `${receiptSql} and receipt.account_id = $1 and receipt.external_id = any($2)
       and not made.day between $3 and $4`,
    [accountId, externalIds, addDays(day, -REACH_DAYS), addDays(day, REACH_DAYS)],
  );
  return records.map(receiptOf);
}

const receiptOf = (record: ReceiptRecord): Receipt => ({
  receiptId: `${record.import_id}:${record.line}`,
  event: record.event,
  day: record.day,
  externalId: record.external_id,
  clickDigest: record.click_digest,
  eventAtMs: record.event_at?.getTime() ?? null,
  amountFen: record.amount_fen,
  grade: record.grade,
  count: record.count,
});

/** The day's report, and which of the days around it have one that was made after their end. */
export async function loadReports(
  db: Queryable,
  { accountId, day }: Pick<RowQuestion, 'accountId' | 'day'>,
): Promise<{ importId: number | null; reportedDays: Set<CalendarDate> }> {
  const reports = await db.query<{ import_id: number; day: CalendarDate; made_at: Date }>(
    `select import_id, day, made_at from receipt_import
     where superseded_by is null and account_id = $1 and day between $2 and $3`,
    [accountId, day, addDays(day, 1)],
  );
  const whole = reports.filter((report) => report.made_at >= endOfDay(report.day));
  return {
    importId: reports.find((report) => report.day === day)?.import_id ?? null,
    reportedDays: new Set(whole.map((report) => report.day)),
  };
}

export const loadClosings = (
  db: Queryable,
  accountId: string | null,
  day: CalendarDate,
): Promise<Closing[]> =>
  db.query<Closing>(
    `select key, count from reconciliation_closing where day = $2 and coalesce(account_id, '') = $1`,
    [accountId ?? '', day],
  );

function bounded<Record>(records: Record[]): Record[] {
  if (records.length > MAX_LOADED) throw new AppError('overloaded', { details: { maxLoaded: MAX_LOADED } });
  return records;
}
