import type { AssignmentId, ExperimentId, PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';

export interface Assignment {
  assignmentId: AssignmentId;
  experimentId: ExperimentId;
  phase: number;
  variant: string;
}

export interface NewAssignment extends Assignment {
  unitKind: 'host' | 'person';
  unitId: Buffer;
  host: string;
  personId: PersonId;
  shareBps: number;
  configVersion: number;
}

interface AssignmentRow {
  assignment_id: AssignmentId;
  experiment_id: ExperimentId;
  phase: number;
  variant: string;
}

const asAssignment = (row: AssignmentRow): Assignment => ({
  assignmentId: row.assignment_id,
  experimentId: row.experiment_id,
  phase: row.phase,
  variant: row.variant,
});

/**
 * What these units were given, one for each phase. People who turned out to be one person may each have been drawn by
 * then: what was stored first stands for the person, and the later one is given to nobody any more. Null asks for no
 * person.
 */
export async function assignmentsOf(
  db: Queryable,
  units: readonly Buffer[],
  personId: PersonId | null,
): Promise<Assignment[]> {
  const rows = await db.query<AssignmentRow>(
    personId === null
      ? `select assignment_id, experiment_id, phase, variant from experiment_assignment where unit_id = any($1::bytea[])`
      : ofOnePersonSql,
    personId === null ? [units] : [units, personId],
  );
  return rows.map(asAssignment);
}

const ofOnePersonSql = `
with root as (
  select coalesce(merged_into, person_id) as person_id from person where person_id = $2
), profile as (
  select person_id from root
  union all
  select person.person_id from person join root on person.merged_into = root.person_id
), given as (
  select * from experiment_assignment where unit_id = any($1::bytea[])
  union all
  select * from experiment_assignment
  where person_id in (select person_id from profile) and unit_kind = 'person'
)
select distinct on (experiment_id, phase) assignment_id, experiment_id, phase, variant
from given order by experiment_id, phase, assigned_at, assignment_id`;

/**
 * Keeps what was drawn, unless another call kept something for the same unit first: then that one counts. A phase that
 * does not run any more takes nobody in, whatever the drawing process has heard of it. Gives back what stands now, in
 * any order.
 */
export async function keepAssignments(
  db: Queryable,
  drawn: readonly NewAssignment[],
  at: Date,
): Promise<Assignment[]> {
  if (drawn.length === 0) return [];
  const kept = await db.query<AssignmentRow>(
    `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id,
       share_bps, config_version, assigned_at)
     select drawn.*, $11::timestamptz
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::text[],
       $9::int[], $10::bigint[]) as drawn (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host,
       person_id, share_bps, config_version)
     where exists (
       select from experiment join experiment_phase running using (experiment_id, phase)
       where experiment_id = drawn.experiment_id and phase = drawn.phase
         and experiment.state = 'running' and running.ended_at is null
     )
     on conflict (experiment_id, phase, unit_id) do nothing
     returning assignment_id, experiment_id, phase, variant`,
    [
      drawn.map(({ assignmentId }) => assignmentId),
      drawn.map(({ experimentId }) => experimentId),
      drawn.map(({ phase }) => phase),
      drawn.map(({ variant }) => variant),
      drawn.map(({ unitKind }) => unitKind),
      drawn.map(({ unitId }) => unitId),
      drawn.map(({ host }) => host),
      drawn.map(({ personId }) => personId),
      drawn.map(({ shareBps }) => shareBps),
      drawn.map(({ configVersion }) => configVersion),
      at,
    ],
  );
  if (kept.length === drawn.length) return kept.map(asAssignment);
  return assignmentsOf(
    db,
    drawn.map(({ unitId }) => unitId),
    null,
  );
}

/** Drawn, but too late to be shown: what a phone tells itself when the answer is late is the same. */
export async function recordLate(db: Queryable, assignments: readonly Assignment[], at: Date): Promise<void> {
  await db.query(
    `insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at)
     select late.*, $5::timestamptz from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as late
     on conflict do nothing`,
    [
      assignments.map(({ assignmentId }) => assignmentId),
      assignments.map(({ experimentId }) => experimentId),
      assignments.map(({ phase }) => phase),
      assignments.map(({ variant }) => variant),
      at,
    ],
  );
}
