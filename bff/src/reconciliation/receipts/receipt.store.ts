import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable, Transaction } from '../../platform/database';
import type { CheckedReceipt } from './check-rows.rules';

/** A receipt as it is kept: the click only as the digest that touches hold as well. */
export interface StoredReceipt extends Omit<CheckedReceipt, 'clickId'> {
  clickDigest: Buffer | null;
}

export interface NewImport {
  accountId: string;
  day: CalendarDate;
  source: 'report' | 'stand_in';
  fileName: string;
  fileHash: Buffer;
  madeBy: string;
  at: Date;
  receipts: readonly StoredReceipt[];
}

export interface ImportView {
  importId: number;
  accountId: string;
  day: CalendarDate;
  source: 'report' | 'stand_in';
  fileName: string;
  rows: number;
  conversions: number;
  madeBy: string;
  madeAt: Date;
  superseded: boolean;
}

const viewSql = `
select import_id as "importId", account_id as "accountId", day, source, file_name as "fileName", rows,
  coalesce((select sum(count) from receipt_row where receipt_row.import_id = receipt_import.import_id), 0)::int as conversions,
  coalesce((select display_name from operator where operator_id = made_by), made_by) as "madeBy",
  made_at as "madeAt", superseded_by is not null as superseded
from receipt_import`;

/** What the same file led to before, newest first. */
export const importsOfFile = (
  db: Queryable,
  fileHash: Buffer,
  accountIds: readonly string[],
): Promise<ImportView[]> =>
  db.query<ImportView>(
    `${viewSql} where file_hash = $1 and account_id = any($2) order by import_id desc limit 200`,
    [fileHash, accountIds],
  );

/**
 * Whether the file is what counts for all of these days already, read as the settings of today say: one that was
 * replaced since, or read under other settings, is news.
 */
export async function isCurrentFile(
  db: Queryable,
  fileHash: Buffer,
  parts: readonly { accountId: string; day: CalendarDate }[],
): Promise<boolean> {
  const { current } = await db.one<{ current: number }>(
    `select count(*)::int as current from unnest($2::text[], $3::date[]) as part (account_id, day)
     join receipt_import made on made.account_id = part.account_id and made.day = part.day
     where made.superseded_by is null and made.file_hash = $1 and not exists (
       select from reconciliation_setting setting
       where setting.account_id = made.account_id and setting.made_at > made.made_at)`,
    [fileHash, parts.map(({ accountId }) => accountId), parts.map(({ day }) => day)],
  );
  return current === parts.length;
}

export const currentImports = (
  db: Queryable,
  accountIds: readonly string[],
  from: CalendarDate,
  to: CalendarDate,
): Promise<ImportView[]> =>
  db.query<ImportView>(
    `${viewSql} where superseded_by is null and account_id = any($1) and day between $2 and $3 order by account_id, day`,
    [accountIds, from, to],
  );

/** Every report of one account and day, the replaced ones too. */
export const importHistory = (
  db: Queryable,
  accountIds: readonly string[],
  day: CalendarDate,
): Promise<ImportView[]> =>
  db.query<ImportView>(
    `${viewSql} where account_id = any($1) and day = $2 order by import_id desc limit 50`,
    [accountIds, day],
  );

/** Two imports of one account wait for each other, so that each day has one report that counts. */
export async function lockImports(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  for (const accountId of [...accountIds].sort())
    await tx.query(`select pg_advisory_xact_lock(hashtext('receipts'), hashtext($1))`, [accountId]);
}

/** Keeps one day's report; the one before it stays readable and counts no more. */
export async function insertImport(tx: Transaction, made: NewImport): Promise<number> {
  const before = await tx.maybeOne<{ import_id: number }>(
    `select import_id from receipt_import where account_id = $1 and day = $2 and superseded_by is null for update`,
    [made.accountId, made.day],
  );
  // The number is drawn beforehand: the old import has to step back before the new one may be the current one.
  const { import_id } = await tx.one<{ import_id: number }>(
    `select nextval(pg_get_serial_sequence('receipt_import', 'import_id')) as import_id`,
  );
  await tx.query(
    `insert into receipt_import (import_id, account_id, day, source, file_name, file_hash, rows, made_by, made_at, superseded_by)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $1)`,
    [
      import_id,
      made.accountId,
      made.day,
      made.source,
      made.fileName,
      made.fileHash,
      made.receipts.length,
      made.madeBy,
      made.at,
    ],
  );
  await tx.query('update receipt_import set superseded_by = $2 where import_id = $1', [
    before?.import_id ?? null,
    import_id,
  ]);
  await tx.query('update receipt_import set superseded_by = null where import_id = $1', [import_id]);
  await insertReceipts(tx, import_id, made.receipts);
  return import_id;
}

async function insertReceipts(
  tx: Transaction,
  importId: number,
  receipts: readonly StoredReceipt[],
): Promise<void> {
  const column = <Value>(read: (receipt: StoredReceipt) => Value) => receipts.map(read);
  await tx.query(
    `insert into receipt_row (import_id, line, account_id, event, day, external_id, click_digest, event_at, amount_fen, grade, count)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bytea[], $8::timestamptz[], $9::bigint[], $10::text[], $11::int[])`,
    [
      importId,
      column(({ line }) => line),
      column(({ accountId }) => accountId),
      column(({ event }) => event),
      column(({ day }) => day),
      column(({ externalId }) => externalId),
      column(({ clickDigest }) => clickDigest),
      column(({ eventAtMs }) => (eventAtMs === null ? null : new Date(eventAtMs))),
      column(({ amountFen }) => amountFen),
      column(({ grade }) => grade),
      column(({ count }) => count),
    ],
  );
}
