import { familySql } from '../../identity';
import { AppError } from '../../platform/errors';
import type { Queryable } from '../../platform/database';
import { keyOf } from '../definition/experiment';
import { type Metric, metrics } from '../metric/metrics';
import { columnOf, factsTold, type PhaseUnit } from './unit-columns';

/** Units of one question to the database: a second of work at the most, and a few megabytes. */
const pageUnits = 2_000;
/** Longer chains of merges do not occur; a ring ends here. */
const maxGenerations = 32;

export interface AskedPhase {
  experimentId: string;
  phase: number;
  /** Nothing later is in it, so that what goes on meanwhile moves nothing. */
  asOf: Date;
}

/** What people call the experiment, and how many rows will come. Error: `not_found` for a phase that there was not. */
export async function findPhase(
  db: Queryable,
  { experimentId, phase, asOf }: AskedPhase,
): Promise<{ key: string; units: number }> {
  const found = await db.maybeOne<{ number: number; units: number }>(
    `select experiment.number,
       (select count(*)::int from experiment_assignment
        where experiment_id = $1 and phase = $2 and assigned_at <= $3) as units
     from experiment join experiment_phase asked using (experiment_id)
     where experiment_id = $1 and asked.phase = $2`,
    [experimentId, phase, asOf],
  );
  if (!found) throw new AppError('not_found');
  return { key: keyOf(found.number), units: found.units };
}

/** Every unit that was drawn, page by page in the order of its keyed hash, which says nothing of when or who. */
export async function* phaseUnits(db: Queryable, asked: AskedPhase): AsyncGenerator<PhaseUnit> {
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    const page: (PhaseUnit & { unit_id: Buffer })[] = await db.query(pageSql, [
      asked.experimentId,
      asked.phase,
      asked.asOf,
      after,
    ]);
    for (const { unit_id: _, ...unit } of page) yield unit;
    const last = page.at(-1);
    if (!last || page.length < pageUnits) return;
    after = last.unit_id;
  }
}

const inMs = (moment: string) => `date_trunc('milliseconds', ${moment})`;
const firstMoments = factsTold
  .map((fact) => `min(at) filter (where name = '${fact}' and at >= exposed_at) as ${columnOf(fact)}`)
  .join(',\n    ');

/** What a metric does not mean is not in the file either. */
const onlyMeant = (metrics as readonly Metric[])
  .flatMap(({ events, only }) => (only ? events.map((name) => ({ name, only })) : []))
  .map(({ name, only }) => ` and (name <> '${name}' or data ->> '${only.property}' = '${only.value}')`)
  .join('');

// Every table is looked up row by row behind an `offset 0`: a plan made for many would read indexes from end to end,
// once for each page.
const pageSql = `
with recursive page as materialized (
  select assignment.assignment_id, assignment.unit_id, assignment.variant, assignment.host,
    ${inMs('assignment.assigned_at')} as assigned_at, ${inMs('exposure.exposed_at')} as exposed_at,
    ${inMs('late.timed_out_at')} as timed_out_at,
    coalesce(exposure.person_id, assignment.person_id) as person_id
  from (
    select * from experiment_assignment
    where experiment_id = $1 and phase = $2 and unit_id > $4::bytea and assigned_at <= $3
    order by unit_id limit ${pageUnits}
  ) assignment
  left join lateral (
    select person_id, exposed_at from experiment_exposure
    where assignment_id = assignment.assignment_id and exposed_at <= $3 offset 0
  ) exposure on true
  left join lateral (
    select timed_out_at from experiment_timeout
    where assignment_id = assignment.assignment_id and timed_out_at <= $3 offset 0
  ) late on true
), upward (person_id, root_id, depth) as (
  select distinct person_id, person_id, 0 from page
  union all
  select upward.person_id, above.merged_into, depth + 1
  from upward cross join lateral (
    select merged_into from person
    where person.person_id = upward.root_id and merged_into is not null offset 0
  ) above
  where depth < ${maxGenerations}
), root as materialized (
  select distinct on (person_id) person_id, root_id from upward order by person_id, depth desc
),
${familySql}, sight as (
  select member.root_id, min(seen.variant) <> max(seen.variant) as several
  from member cross join lateral (
    select variant from experiment_exposure
    where person_id = member.person_id and experiment_id = $1 and phase = $2 and exposed_at <= $3 offset 0
  ) seen
  group by member.root_id
), did as (
  select assignment_id,
    bool_or(name = 'user_registered' and at < coalesce(exposed_at, assigned_at)) as was_registered,
    ${firstMoments}
  from page join root using (person_id) join member on member.root_id = root.root_id
  cross join lateral (
    select name, ${inMs('occurred_at')} as at from fact
    where fact.person_id = member.person_id and occurred_at <= $3
      and name in (${factsTold.map((fact) => `'${fact}'`).join(', ')})${onlyMeant} offset 0
  ) done
  group by assignment_id
)
select page.unit_id, page.assignment_id, page.variant, page.host, coalesce(journey.ad_platform, '') as ad_platform,
  not coalesce(did.was_registered, false) as newcomer, page.assigned_at, page.exposed_at, page.timed_out_at,
  coalesce(sight.several, false) as seen_in_both_arms, coalesce(journey.mark, '') <> '' as suspicious,
  ${factsTold.map((fact) => `did.${columnOf(fact)}`).join(', ')}
from page join root using (person_id)
left join did using (assignment_id)
left join sight on sight.root_id = root.root_id
left join lateral (
  select source.ad_platform, journey_person.mark
  from journey_person join source using (source_id)
  where journey_person.root_id = root.root_id offset 0
) journey on true
order by page.unit_id`;
