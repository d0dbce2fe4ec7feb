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

export async function assignmentsOf(db: Queryable, units: readonly Buffer[]): Promise<Assignment[]> {
  const rows = await db.query<AssignmentRow>(
    `select assignment_id, experiment_id, phase, variant from experiment_assignment where unit_id = any($1::bytea[])`,
    [units],
  );
  return rows.map(asAssignment);
}

/**
 * Keeps what was drawn, unless another call kept something for the same unit first: then that one counts. Gives back
 * what stands now, in any order.
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
       $9::int[], $10::bigint[]) as drawn
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
