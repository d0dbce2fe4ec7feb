import type { Queryable } from '../../platform/database';
import { cellSumsSql } from './cells.sql';
import { journeyProjection } from './cursor.store';
import { journeyColumns, journeysSql } from './journeys.sql';
import { placeSourcesSql } from './sources.sql';

/** Asks for a table built anew; asked again before it stands, it is the same one. */
export async function requestRebuild(db: Queryable, by: string, at: Date): Promise<void> {
  await db.query(
    `insert into projection_rebuild (projection, requested_at, requested_by) values ($1, $2, $3)
     on conflict (projection) do nothing`,
    [journeyProjection, at, by],
  );
}

/** Facts from here on are taken in again once the table stands, so nothing that happens meanwhile is missed. */
export async function beginRebuild(tx: Queryable): Promise<void> {
  await tx.query('drop table if exists journey_person_next');
  await tx.query('create table journey_person_next (like journey_person including defaults)');
  await tx.query(
    `update projection_rebuild set written_in = pg_snapshot_xmin(pg_current_snapshot()), after_id = '', people = 0
     where projection = $1`,
    [journeyProjection],
  );
}

/** The journeys of the next so many people; returns how many there were. */
export async function rebuildMore(
  tx: Queryable,
  afterId: string,
  limit: number,
  newSourcesPerDay: number,
): Promise<number> {
  const page = await tx.one<{ last_id: string | null; people: number }>(moreSql, [
    afterId,
    newSourcesPerDay,
    limit,
  ]);
  if (page.last_id !== null) {
    await tx.query(
      'update projection_rebuild set after_id = $2, people = people + $3 where projection = $1',
      [journeyProjection, page.last_id, page.people],
    );
  }
  return page.people;
}

const columns = journeyColumns.join(', ');
const moreSql = `
with recursive root (root_id) as materialized (
  select person_id from person where merged_into is null and person_id > $1::text order by person_id limit $3::int
), ${journeysSql}, ${placeSourcesSql},
written as (
  insert into journey_person_next (${columns}, source_id) select ${columns}, source_id from placed
)
select max(root_id) as last_id, count(*)::int as people from root`;

/** Readers that are under way may hold the old table; the swap waits this long for them and is tried again. */
const swapLockTimeoutMs = 3_000;

/**
 * Puts what was worked out, and the cells counted of it, in the place of the old tables. Every row is written in this
 * one transaction, so that whoever follows the table by its transactions hears of all of them, and of none too early.
 */
export async function swapIn(tx: Queryable, at: Date): Promise<void> {
  for (const table of tables) await tx.query(`create table ${table}_new (like ${table} including all)`);
  await tx.query(
    `insert into journey_person_new (${columns}, source_id) select ${columns}, source_id from journey_person_next`,
  );
  await tx.query('drop table journey_person_next');
  await tx.query(
    `insert into journey_cell_new (arrived_on, source_id, mark, people, grade_a, grade_b, grade_c)
     select arrived_on, source_id, mark, ${cellSumsSql('1')} from journey_person_new group by arrived_on, source_id, mark`,
  );
  for (const table of tables) await tx.query(`analyze ${table}_new`);
  await tx.query(`set local lock_timeout = ${swapLockTimeoutMs}`);
  for (const table of tables) await replace(tx, table);
  await tx.query(
    `insert into projection_cursor (projection, written_in, fact_id, restored_up_to, updated_at)
     select rebuild.projection, rebuild.written_in, '', newest.written_in, $2
     from projection_rebuild rebuild
     left join lateral (
       select fact.written_in from fact order by fact.written_in desc limit 1
     ) newest on newest.written_in >= pg_snapshot_xmax(pg_current_snapshot())
     where rebuild.projection = $1
     on conflict (projection) do update set written_in = excluded.written_in, fact_id = excluded.fact_id,
       restored_up_to = excluded.restored_up_to, updated_at = excluded.updated_at`,
    [journeyProjection, at],
  );
  await tx.query('delete from projection_rebuild where projection = $1', [journeyProjection]);
}

const tables = ['journey_person', 'journey_cell'] as const;

async function replace(tx: Queryable, table: (typeof tables)[number]): Promise<void> {
  // A copy of a table has everything but the triggers that others hung on it.
  const triggers = await tx.query<{ definition: string }>(
    `select pg_get_triggerdef(oid) as definition from pg_trigger
     where tgrelid = $1::regclass and not tgisinternal order by tgname`,
    [table],
  );
  await tx.query(`drop table ${table}`);
  await tx.query(`alter table ${table}_new rename to ${table}`);
  for (const { definition } of triggers) await tx.query(definition);
}
