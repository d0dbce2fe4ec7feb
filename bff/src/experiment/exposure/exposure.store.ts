import type { Queryable, WrittenCursor, WrittenPiece } from '../../platform/database';
import { keySql } from '../definition/experiment';

/** What phones tell is read from where the last piece ended. */
export const exposureCursor: WrittenCursor = {
  table: 'experiment_exposure_cursor',
  row: 'is_one',
  source: 'behaviour_event',
};

/**
 * A phase ends for those who are let in, not for a page that is open: whoever was given it while it ran may come to the
 * varied part of it later in the same visit, and did see it. So long after the end it still counts; what is shown
 * later is another opening of a phone that nobody told anything.
 */
export const seenAfterEndMs = 10 * 60_000;

/**
 * Every event of the piece beside the assignment that it names, with why it does not count:
 * - no_assignment: it names none, or none that there is;
 * - other_variant: the assignment is of another experiment or variant than it says;
 * - other_person: it is somebody else's assignment, as after a change of account on one phone;
 * - after_end: its phase had been over for longer than a page stays open. That it was given in good time needs no
 *   asking: nothing is kept for a phase that has ended.
 */
const toldSql = `
select event.name, event.person_id, event.happened_at, event.received_at,
  assignment.assignment_id, assignment.experiment_id, assignment.phase, assignment.variant, assignment.host,
  greatest(event.happened_at, assignment.assigned_at) as seen_at,
  coalesce(known.key, '') as experiment,
  case
    when assignment.assignment_id is null then 'no_assignment'
    when known.key is distinct from event.properties ->> 'experiment'
      or assignment.variant is distinct from event.properties ->> 'variant' then 'other_variant'
    when coalesce(teller.merged_into, teller.person_id) <> coalesce(drawn.merged_into, drawn.person_id) then 'other_person'
    when event.happened_at > phase.ended_at + interval '${seenAfterEndMs} ms' then 'after_end'
  end as refused
from behaviour_event event
join person teller on teller.person_id = event.person_id
left join experiment_assignment assignment on assignment.assignment_id = event.properties ->> 'assignment'
left join person drawn on drawn.person_id = assignment.person_id
left join experiment_phase phase on phase.experiment_id = assignment.experiment_id and phase.phase = assignment.phase
left join lateral (
  select ${keySql('number')} as key
  from experiment where experiment_id = assignment.experiment_id
) known on true
where event.written_in >= $1::xid8 and event.written_in < $2::xid8
  and event.name in ('experiment_exposed', 'experiment_timed_out')`;

/** One statement, so that a piece counts wholly or not at all. */
const takeSql = `
with told as materialized (${toldSql}),
exposed as (
  insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
  select distinct on (assignment_id) assignment_id, experiment_id, phase, variant, person_id, host, seen_at
  from told where refused is null and name = 'experiment_exposed'
  order by assignment_id, seen_at
  -- A phone that was offline tells of an earlier sight later.
  on conflict (assignment_id) do update
    set exposed_at = excluded.exposed_at, written_in = pg_current_xact_id()
    where excluded.exposed_at < experiment_exposure.exposed_at
  returning 1
),
late as (
  insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at)
  select distinct on (assignment_id) assignment_id, experiment_id, phase, variant, seen_at
  from told where refused is null and name = 'experiment_timed_out'
  order by assignment_id, seen_at
  on conflict do nothing
),
refused as (
  insert into experiment_exposure_refused (experiment, day, reason, count)
  select experiment, (received_at at time zone 'Asia/Shanghai')::date, refused, count(*)
  from told where refused is not null group by 1, 2, 3
  on conflict (experiment, day, reason) do update set count = experiment_exposure_refused.count + excluded.count
)
select count(*)::int as exposed from exposed`;

/** Gives back how many exposures are new or earlier than was known. */
export async function takePiece(tx: Queryable, { since, until }: WrittenPiece): Promise<number> {
  const { exposed } = await tx.one<{ exposed: number }>(takeSql, [since, until]);
  return exposed;
}
