import type { Queryable } from '../../platform/database';
import type { VariantKey } from '../definition/definition';

export interface PlantedUnit {
  assignmentId?: string;
  experimentId: string;
  phase?: number;
  personId: string;
  variant: VariantKey;
  host?: string;
  assignedAt: Date;
  exposedAt?: Date | null;
  /** Whose profile the sight was told under. */
  seenBy?: string;
  timedOutAt?: Date | null;
}

let made = 0;

/** A unit as drawing, phones and the worker of exposures leave it; seen or timed out where a moment says so. */
export async function plantUnit(db: Queryable, unit: PlantedUnit): Promise<string> {
  const { assignmentId = `asg_${String((made += 1)).padStart(26, '0')}` } = unit;
  const { experimentId, phase = 1, variant, host = 'weapp', personId, seenBy = personId } = unit;
  await db.query(
    `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id,
       share_bps, config_version, assigned_at)
     values ($1, $2, $3, $4, 'host', sha256(convert_to($1, 'UTF8')), $5, $6, 10000, 1, $7)`,
    [assignmentId, experimentId, phase, variant, host, personId, unit.assignedAt],
  );
  if (unit.exposedAt)
    await db.query(
      `insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [assignmentId, experimentId, phase, variant, seenBy, host, unit.exposedAt],
    );
  if (unit.timedOutAt)
    await db.query(
      `insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at)
       values ($1, $2, $3, $4, $5)`,
      [assignmentId, experimentId, phase, variant, unit.timedOutAt],
    );
  return assignmentId;
}
