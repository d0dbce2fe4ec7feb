import type { Queryable, Transaction } from '../../platform/database';

/** What tells one database from another, and a restored one from the one that was dumped. */
export async function worldOf(db: Queryable): Promise<string> {
  const row = await db.one<{ world: string }>(
    `select concat_ws('/', (select system_identifier from pg_control_system()),
              (select timeline_id from pg_control_checkpoint()), oid) as world
     from pg_database where datname = current_database()`,
  );
  return row.world;
}

export interface Horizon {
  /** Every transaction below it is over: its rows are complete for ever. */
  below: string;
  /** The first transaction that had not begun. */
  ahead: string;
}

export const readHorizon = (db: Queryable): Promise<Horizon> =>
  db.one<Horizon>(
    `select pg_snapshot_xmin(now)::text as below, pg_snapshot_xmax(now)::text as ahead
     from (select pg_current_snapshot() as now) snapshot`,
  );

/** Rows that a dump brought from a server that had counted further; they are taken in once, whatever their number. */
export interface Restored {
  from: string;
  upTo: string;
  untilMs: number;
}

/**
 * What a statement sees of transactions that had not begun when it looked was not written here. Both are of one snapshot:
 * a row that was committed between two would be taken for a dumped one, and its neighbours would be left out.
 */
export async function restoredRows(db: Queryable): Promise<Restored> {
  const row = await db.one<{ from_xid: string; up_to: string | null; until_ms: number | null }>(
    `with ahead as materialized (select pg_snapshot_xmax(pg_current_snapshot()) as xid)
     select (select xid from ahead)::text as from_xid, max(written_in)::text as up_to,
            ceil(extract(epoch from max(recorded_at)) * 1000)::float8 as until_ms
     from (select written_in, recorded_at from fact where written_in >= (select xid from ahead)
           union all
           select written_in, received_at from behaviour_event where written_in >= (select xid from ahead)) later`,
  );
  return { from: row.from_xid, upTo: row.up_to ?? '0', untilMs: row.until_ms ?? 0 };
}

/**
 * The end of the next piece: as far as the horizon, or up to where about so many rows lie. Rows of one transaction are
 * never parted.
 */
export async function pieceEnd(db: Queryable, from: string, below: string, rows: number): Promise<string> {
  const ends = ['fact', 'behaviour_event', 'journey_person'].map(
    (table) => `(select written_in::text::numeric + 1 from ${table}
                 where written_in >= $1::xid8 and written_in < $2::xid8 order by written_in offset $3 limit 1)`,
  );
  const row = await db.one<{ ends: string }>(
    `select least($2::text::numeric, ${ends.join(', ')})::text as ends`,
    [from, below, rows],
  );
  return row.ends;
}

const factColumns = `
person_id, name, floor(extract(epoch from occurred_at) * 1000)::float8 as happened_at_ms, person_sequence as sequence,
'' as page, coalesce(host, '') as host, '' as app_version, '' as visit, data as properties`;

const behaviourColumns = `
person_id, name, floor(extract(epoch from happened_at) * 1000)::float8 as happened_at_ms, sequence,
page, host, app_version, coalesce(visit_id, session_id) as visit, properties`;

const fromADump = (recordedAt: string) =>
  `written_in between $3::xid8 and $4::xid8 and ${recordedAt} <= to_timestamp($5::float8 / 1000)`;

/** Events of the transactions from one to before another, and in the first piece of all what a dump brought. */
export function eventsSql(first: boolean): string {
  const piece = (table: string, columns: string, recordedAt: string) => `
    select ${columns} from ${table}
    where written_in >= $1::xid8 and written_in < $2::xid8 and not (${fromADump(recordedAt)})
    ${first ? `union all select ${columns} from ${table} where ${fromADump(recordedAt)}` : ''}`;
  return `${piece('fact', factColumns, 'recorded_at')} union all ${piece('behaviour_event', behaviourColumns, 'received_at')}`;
}

export interface Standing {
  person_id: string;
  source_id: number;
  mark: string;
  arrived_at_ms: number;
}

const standingColumns = `root_id as person_id, source_id, mark,
floor(extract(epoch from arrived_at) * 1000)::float8 as arrived_at_ms`;

/** Where people stand who were written in these transactions. */
export const standingsSql = (first: boolean): string => `
select ${standingColumns} from journey_person where written_in >= $1::xid8 and written_in < $2::xid8
${first ? `union all select ${standingColumns} from journey_person where written_in >= $3::xid8` : ''}`;

export interface Family {
  person_id: string;
  merged_into: string | null;
}

/** Who belongs to whom by now, of everybody of whom it changed; the first time of all who belong to somebody. */
export const familiesSql = (first: boolean): string =>
  first
    ? 'select person_id, merged_into from person where merged_into is not null'
    : `select person_id, merged_into from person where person_id in (
         select person_id from columnar_change
         where change = 'family' and written_in >= $1::xid8 and written_in < $2::xid8)`;

export const erasedSql = `
select distinct person_id from columnar_change
where change = 'erased' and written_in >= $1::xid8 and written_in < $2::xid8`;

/** What is left of people's behaviour. */
export const behaviourOfSql = `
select ${behaviourColumns} from behaviour_event where person_id = any($1::text[]) and written_in < $2::xid8`;

const sourceColumns = `source_id, host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator,
live_room, keyword`;
export type Source = [number, ...string[]];

export async function readSources(db: Queryable, sourceIds: readonly number[]): Promise<Source[]> {
  const rows = await db.query<{ source_id: number } & Record<string, string>>(
    `select ${sourceColumns} from source where source_id = any($1::int[])`,
    [sourceIds],
  );
  return rows.map(({ source_id, ...names }) => [source_id, ...Object.values<string>(names)]);
}

/** About how many events there are, for the progress of a build. */
export async function countAbout(db: Queryable): Promise<number> {
  const row = await db.one<{ rows: number }>(
    `select coalesce(sum(greatest(reltuples, 0)), 0)::float8 as rows from pg_class
     where oid = 'fact'::regclass
        or oid in (select inhrelid from pg_inherits where inhparent = 'behaviour_event'::regclass)`,
  );
  return row.rows;
}

const fetchRows = 2_000;

/** Reads what may be more than memory holds, so many rows at a time. */
export async function readInPieces<Row extends object>(
  tx: Transaction,
  sql: string,
  parameters: readonly unknown[],
  take: (rows: Row[]) => Promise<void>,
): Promise<number> {
  await tx.query(`declare piece no scroll cursor for ${sql}`, parameters);
  let read = 0;
  for (;;) {
    const rows = await tx.query<Row>(`fetch ${fetchRows} from piece`);
    if (rows.length > 0) await take(rows);
    read += rows.length;
    if (rows.length < fetchRows) break;
  }
  await tx.query('close piece');
  return read;
}

/** A file that was not fed for longer is built anew, so nobody needs older changes. */
export const changesKeptDays = 30;

export async function forgetOldChanges(db: Queryable, now: Date, limit: number): Promise<void> {
  await db.query(
    `delete from columnar_change where ctid = any(array(
       select ctid from columnar_change where changed_at < $1::timestamptz - $2 * interval '1 day' limit $3))`,
    [now, changesKeptDays, limit],
  );
}
