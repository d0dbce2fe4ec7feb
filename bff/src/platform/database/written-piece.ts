import type { Queryable } from './queryable';

/** How far somebody has read a table, by the transactions that wrote it: one row of a table of cursors. */
export interface WrittenCursor {
  table: string;
  /** SQL of the condition that names its row. */
  row: string;
  /** The table that is read; its rows bear `written_in`. */
  source: string;
}

/** Transactions from one place of a cursor to the next, as text. */
export interface WrittenPiece {
  /** The cursor as it stood; as far as `until` when there is nothing new. */
  stored: string;
  since: string;
  until: string;
  /** Whether more lies behind it. */
  isFull: boolean;
}

interface Place {
  stored: string;
  since: string;
  horizon: string;
}

// Rows of transactions below the oldest running one are complete. A cursor beyond every transaction comes out of a
// restored dump: then everything is looked at again.
const placeSql = ({ table, row }: WrittenCursor) => `
select cursor.written_in::text as stored, snapshot.horizon::text as horizon,
       case when cursor.written_in > snapshot.horizon then '0' else cursor.written_in::text end as since
from ${table} cursor, (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) snapshot
where ${row}`;

// Bounds as parameters and not as another table's columns: so this reads a stretch of the index.
const firstSql = ({ source }: WrittenCursor) => `
select min(written_in)::text as first from ${source} where written_in >= $1::xid8 and written_in < $2::xid8`;

/** A piece begins where rows lie: what other tables wrote in between costs nothing. */
export async function nextWritten(
  db: Queryable,
  cursor: WrittenCursor,
  maxTransactions: number,
): Promise<WrittenPiece> {
  const { stored, since, horizon } = await db.one<Place>(placeSql(cursor));
  const nothing = { stored, since, until: horizon, isFull: false };
  if (since === horizon) return nothing;
  const { first } = await db.one<{ first: string | null }>(firstSql(cursor), [since, horizon]);
  if (first === null) return nothing;
  const end = BigInt(first) + BigInt(maxTransactions);
  const isFull = end < BigInt(horizon);
  return { stored, since, until: isFull ? String(end) : horizon, isFull };
}

/** False when another process has moved it meanwhile, and did the same. */
export async function moveWritten(
  tx: Queryable,
  { table, row }: WrittenCursor,
  { stored, until }: WrittenPiece,
): Promise<boolean> {
  const rows = await tx.query(
    `update ${table} set written_in = $2::xid8 where ${row} and written_in = $1::xid8 returning 1`,
    [stored, until],
  );
  return rows.length === 1;
}
