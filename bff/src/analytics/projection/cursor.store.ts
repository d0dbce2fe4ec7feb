import type { Queryable } from '../../platform/database';

/** Any number that no other advisory lock of this database uses. */
const PROJECTION_LOCK = 7_306_120_421;
export const journeyProjection = 'journey';

/** Held until the end of the transaction; false while another process projects. */
export async function tryLockProjection(tx: Queryable): Promise<boolean> {
  const row = await tx.one<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [
    PROJECTION_LOCK,
  ]);
  return row.held;
}

/** Up to which fact everything was taken in: its transaction, and within one its id. */
export interface Cursor {
  writtenIn: string;
  factId: string;
}

export interface Rebuild {
  /** Null while it was asked for and has not begun. */
  writtenIn: string | null;
  afterId: string;
  people: number;
}

export interface ProjectionState {
  /** Null before the table was built for the first time. */
  cursor: Cursor | null;
  /** The rows come from a dump of a server that had counted further: the cursor cannot be trusted. */
  restored: boolean;
  rebuild: Rebuild | null;
}

interface StateRow {
  written_in: string | null;
  fact_id: string | null;
  restored: boolean | null;
  rebuilding: boolean;
  rebuild_from: string | null;
  after_id: string | null;
  people: number | null;
}

export async function readState(db: Queryable): Promise<ProjectionState> {
  const row = await db.one<StateRow>(stateSql, [journeyProjection]);
  return {
    cursor: row.written_in === null ? null : { writtenIn: row.written_in, factId: row.fact_id! },
    restored: row.restored ?? false,
    rebuild: row.rebuilding
      ? { writtenIn: row.rebuild_from, afterId: row.after_id!, people: row.people! }
      : null,
  };
}

// A row that can be seen was written by a transaction below the snapshot's end, unless it was restored from a dump.
const stateSql = `
select cursor.written_in::text, cursor.fact_id, rebuild.projection is not null as rebuilding,
       rebuild.written_in::text as rebuild_from, rebuild.after_id, rebuild.people,
       cursor.written_in > pg_snapshot_xmax(now.snapshot)
         or coalesce(newest.written_in >= pg_snapshot_xmax(now.snapshot)
                     and newest.written_in is distinct from cursor.restored_up_to, false) as restored
from (select pg_current_snapshot() as snapshot) now
left join projection_cursor cursor on cursor.projection = $1
left join projection_rebuild rebuild on rebuild.projection = $1
left join lateral (select fact.written_in from fact order by fact.written_in desc limit 1) newest on true`;

export async function saveCursor(tx: Queryable, cursor: Cursor, at: Date): Promise<void> {
  await tx.query(
    'update projection_cursor set written_in = $2::xid8, fact_id = $3, updated_at = $4 where projection = $1',
    [journeyProjection, cursor.writtenIn, cursor.factId, at],
  );
}

/** Since when something lies there that is not taken in; null when there is nothing. */
export async function waitingSince(db: Queryable): Promise<Date | null> {
  const row = await db.one<{ since: Date | null }>(waitingSql, [journeyProjection]);
  return row.since;
}

// The cursor as single values: compared with the row of a join, the index would be read from its beginning.
const waitingSql = `
with cursor as materialized (select written_in, fact_id from projection_cursor where projection = $1)
select least(
  (select fact.recorded_at from fact
   where (fact.written_in, fact.fact_id) > ((select written_in from cursor), (select fact_id from cursor))
     and fact.written_in < pg_snapshot_xmax(pg_current_snapshot())
   order by fact.written_in, fact.fact_id limit 1),
  (select min(journey_dirty.changed_at) from journey_dirty)) as since`;
