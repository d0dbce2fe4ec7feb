import type { Queryable } from '../../platform/database';
import { cellSumsSql, noPeopleSql } from './cells.sql';
import { journeyColumns } from './journeys.sql';
import { referenceSql } from './reference.sql';
import { claimedColumns, sourceColumns } from './source-columns';

/** How many differences are listed; one is enough to build anew. */
const maxListed = 20;

export interface ProjectionCheck {
  /** Roots whose row differs from what the sources say, or is missing, or should not be there. */
  people: string[];
  /** Day, source and mark of the cells that do not hold the sum of their people. */
  cells: string[];
}

/**
 * Compares rows and cells with the sources, read the plain way. Looks at everything, so it is for tests and for
 * operators with time; changes that were not taken in yet count as differences.
 */
export async function checkProjection(db: Queryable): Promise<ProjectionCheck> {
  const people = await db.query<{ root_id: string }>(peopleSql, [maxListed]);
  const cells = await db.query<{ cell: string }>(cellsSql, [maxListed]);
  return { people: people.map(({ root_id }) => root_id), cells: cells.map(({ cell }) => cell) };
}

const compared = journeyColumns.filter((column) => column !== 'root_id');

// What a link claimed may stand as `other`, where its day had brought too many new sources.
const sameSource = Object.values(sourceColumns)
  .map((column) =>
    claimedColumns.includes(column)
      ? `(source.${column} = expected.${column} or source.${column} = 'other' and expected.${column} <> '')`
      : `source.${column} = expected.${column}`,
  )
  .join(' and ');

const peopleSql = `
with recursive ${referenceSql}
select coalesce(expected.root_id, kept.root_id) as root_id
from expected full join journey_person kept on kept.root_id = expected.root_id
left join source on source.source_id = kept.source_id
where expected.root_id is null or kept.root_id is null or not (${sameSource})
   or (${compared.map((column) => `expected.${column}`).join(', ')})
      is distinct from (${compared.map((column) => `kept.${column}`).join(', ')})
order by 1 limit $1`;

const cellsSql = `
with summed as (
  select arrived_on, source_id, mark, ${cellSumsSql('1')} from journey_person group by arrived_on, source_id, mark
), held as (
  select * from journey_cell
  where people <> ${noPeopleSql} or grade_a <> 0 or grade_b <> 0 or grade_c <> 0
)
select concat_ws(' ', arrived_on, source_id, mark) as cell
from summed full join held using (arrived_on, source_id, mark)
where (summed.people, summed.grade_a, summed.grade_b, summed.grade_c)
  is distinct from (held.people, held.grade_a, held.grade_b, held.grade_c)
order by 1 limit $1`;
