import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { Definition } from '../definition/definition';
import type { GateOutcome } from './gate';

/** A row a variant: what was said of which text, by which rules. The phase is null for a draft. */
export async function insertChecks(
  tx: Queryable,
  { experimentId, phase }: { experimentId: ExperimentId; phase: number | null },
  { variants, textHash, rulesVersion }: GateOutcome,
  at: Date,
): Promise<void> {
  for (const { variant, findings } of variants)
    await tx.query(
      `insert into experiment_check (experiment_id, variant, text_hash, rules_version, findings, checked_at, phase)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7)`,
      [experimentId, variant, textHash, rulesVersion, JSON.stringify(findings), at, phase],
    );
}

export interface ShownExperiment {
  experimentId: ExperimentId;
  state: 'running' | 'decided';
  phase: number;
  /** The variant on its way to everybody; null while all of them are shown. */
  shipped: string | null;
  /** As its phase was frozen. */
  definition: Definition;
}

/** Whatever people see now and these rules have not looked at yet: running ones, and those on their way to everybody. */
export async function shownAndUnchecked(
  db: Queryable,
  rulesVersion: string,
  limit: number,
): Promise<ShownExperiment[]> {
  const rows = await db.query<{
    experiment_id: ExperimentId;
    state: 'running' | 'decided';
    phase: number;
    shipped: string | null;
    definition: unknown;
  }>(
    `select experiment.experiment_id, experiment.state, experiment.phase, phase.definition,
       case when experiment.state = 'decided' then rollout.variant end as shipped
     from experiment
     join experiment_phase phase
       on phase.experiment_id = experiment.experiment_id and phase.phase = experiment.phase
     left join lateral (
       select variant, share_bps from experiment_rollout
       where experiment_rollout.experiment_id = experiment.experiment_id
       order by rollout_id desc limit 1) rollout on true
     where (experiment.state = 'running'
            or (experiment.state = 'decided' and rollout.share_bps > 0))
       and not exists (
         select 1 from experiment_check looked
         where looked.experiment_id = experiment.experiment_id
           and looked.phase = experiment.phase and looked.rules_version = $1)
     order by experiment.experiment_id limit $2`,
    [rulesVersion, limit],
  );
  return rows.map((row) => ({
    experimentId: row.experiment_id,
    state: row.state,
    phase: row.phase,
    shipped: row.shipped,
    definition: Definition.parse(row.definition),
  }));
}
