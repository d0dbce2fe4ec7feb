import type { Queryable } from '../../platform/database';
import { addCellsSql, cellSumsSql, noPeopleSql } from './cells.sql';
import type { Cursor } from './cursor.store';
import { journeyColumns, journeysSql } from './journeys.sql';
import { placeSourcesSql } from './sources.sql';

export interface Changes {
  people: string[];
  /** The last fact that was looked at; null when there was none. */
  cursor: Cursor | null;
  facts: number;
  dirty: number;
}

/** People of whom something changed, at most so many facts and so many other changes. */
export async function takeChanges(tx: Queryable, cursor: Cursor, limit: number): Promise<Changes> {
  const row = await tx.one<{
    people: string[] | null;
    written_in: string | null;
    fact_id: string | null;
    facts: number;
    dirty: number;
  }>(takeSql, [cursor.writtenIn, cursor.factId, limit]);
  return {
    people: row.people ?? [],
    cursor: row.written_in === null ? null : { writtenIn: row.written_in, factId: row.fact_id! },
    facts: row.facts,
    dirty: row.dirty,
  };
}

// Rows of transactions below the oldest running one are complete: nothing can be committed among them any more.
const takeSql = `
with taken as (
  delete from journey_dirty where ctid = any (array(select ctid from journey_dirty limit $3::int)) returning person_id
), step as (
  select person_id, written_in, fact_id from fact
  where (written_in, fact_id) > ($1::xid8, $2::text) and written_in < pg_snapshot_xmin(pg_current_snapshot())
  order by written_in, fact_id limit $3::int
), last as (
  select written_in, fact_id from step order by written_in desc, fact_id desc limit 1
)
select (select array_agg(person_id) from (select person_id from taken union select person_id from step) people) as people,
       (select written_in::text from last) as written_in, (select fact_id from last) as fact_id,
       (select count(*) from step)::int as facts, (select count(*) from taken)::int as dirty`;

/**
 * Works out the journeys of these people anew and moves what differs between the cells: doing it twice does nothing
 * the second time.
 */
export async function applyChanges(
  tx: Queryable,
  people: readonly string[],
  newSourcesPerDay: number,
): Promise<void> {
  await tx.query(applySql, [people, newSourcesPerDay]);
}

const columns = journeyColumns.join(', ');
const replaced = [...journeyColumns.slice(1), 'source_id'];

const applySql = `
with recursive changed (person_id) as (
  select distinct person_id from unnest($1::text[]) as person_id
), climb (asked, person_id, merged_into) as (
  select changed.person_id, self.person_id, self.merged_into
  from changed cross join lateral (
    select person.person_id, person.merged_into from person where person.person_id = changed.person_id offset 0
  ) self
  union
  select climb.asked, above.person_id, above.merged_into
  from climb cross join lateral (
    select person.person_id, person.merged_into from person where person.person_id = climb.merged_into offset 0
  ) above
  where climb.merged_into is not null
), root (root_id) as (
  select distinct person_id from climb where merged_into is null
), ${journeysSql}, ${placeSourcesSql},
affected (root_id) as (
  select person_id from changed union select root_id from root
), before as materialized (
  select known.* from affected cross join lateral (
    select * from journey_person where journey_person.root_id = affected.root_id offset 0
  ) known
), removed as (
  delete from journey_person where root_id = any (array(
    -- Hashed, where an anti-join of two lists of unknown length would compare each with each.
    select before.root_id from before where before.root_id not in (select root_id from placed)
  ))
), kept as (
  insert into journey_person as kept (${columns}, source_id) select ${columns}, source_id from placed
  on conflict (root_id) do update set ${replaced.map((column) => `${column} = excluded.${column}`).join(', ')}
  where (${replaced.map((column) => `kept.${column}`).join(', ')})
    is distinct from (${replaced.map((column) => `excluded.${column}`).join(', ')})
), moved as (
  select arrived_on, source_id, mark, depth, grade, 1 as weight from placed
  union all
  select arrived_on, source_id, mark, depth, grade, -1 from before
), summed as (
  select arrived_on, source_id, mark, ${cellSumsSql('weight')} from moved group by arrived_on, source_id, mark
), change as (
  select * from summed
  where people <> ${noPeopleSql} or grade_a <> 0 or grade_b <> 0 or grade_c <> 0
)
${addCellsSql}`;
