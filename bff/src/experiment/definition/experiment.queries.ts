import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { decisionsOf } from './decision.queries';
import { Definition, type VariantKey } from './definition';
import { definitionHash } from './definition-hash';
import { type ExperimentRow, type ExperimentState, type ExperimentView, keyOf } from './experiment';
import { phasesOf } from './phase.queries';
import { previewsOf } from './preview.queries';
import { rolloutsOf } from './rollout.queries';

/** Lines of the list: the open ones are fewer, and of the archived ones the newest. */
const maxListed = 500;

interface ListedRow {
  experiment_id: ExperimentId;
  number: number;
  layer: Layer;
  state: ExperimentState;
  phase: number;
  revision: number;
  definition: unknown;
  frozen: unknown;
  share_bps: number | null;
  started_at: Date | null;
  ended_at: Date | null;
  decision_pending: boolean;
  rollout_variant: VariantKey | null;
  rollout_bps: number | null;
  made_by: string;
  maker: string | null;
  made_at: Date;
  changed_by: string;
  changer: string | null;
  changed_at: Date;
}

const listed = `
  select experiment.*, phase.definition as frozen, phase.started_at, phase.ended_at, share.share_bps,
         rollout.variant as rollout_variant, rollout.share_bps as rollout_bps,
         coalesce(decision.pending and experiment.state in ('running', 'paused', 'stopped'), false) as decision_pending,
         maker.display_name as maker, changer.display_name as changer
  from experiment
  left join experiment_phase phase using (experiment_id, phase)
  left join operator maker on maker.operator_id = experiment.made_by
  left join operator changer on changer.operator_id = experiment.changed_by
  left join lateral (
    select share_bps from experiment_share
    where experiment_share.experiment_id = experiment.experiment_id and experiment_share.phase = experiment.phase
    order by share_id desc limit 1
  ) share on true
  left join lateral (
    select variant, share_bps from experiment_rollout
    where experiment_rollout.experiment_id = experiment.experiment_id order by rollout_id desc limit 1
  ) rollout on true
  left join lateral (
    select against and seconded_at is null and experiment_decision.phase = experiment.phase as pending
    from experiment_decision
    where experiment_decision.experiment_id = experiment.experiment_id order by decision_id desc limit 1
  ) decision on true`;

export async function listExperiments(db: Queryable): Promise<ExperimentRow[]> {
  const rows = await db.query<ListedRow>(
    `${listed} order by (experiment.state = 'archived'), experiment.number desc limit ${maxListed}`,
  );
  return rows.map(rowOf);
}

/** Error: `not_found`. */
export async function getExperiment(
  db: Queryable,
  experimentId: ExperimentId,
  textHashOf: (definition: Definition) => string,
  now: Date,
): Promise<ExperimentView> {
  const row = await db.maybeOne<ListedRow>(`${listed} where experiment.experiment_id = $1`, [experimentId]);
  if (!row) throw new AppError('not_found');
  const definition = Definition.parse(row.definition);
  const phases = await phasesOf(db, experimentId);
  return {
    ...rowOf(row),
    definition,
    textHash: textHashOf(definition),
    draftDiffers: phases[0] !== undefined && phases[0].definitionHash !== definitionHash(definition),
    phases,
    decisions: await decisionsOf(db, experimentId, row),
    rollouts: await rolloutsOf(db, experimentId),
    previews: await previewsOf(db, experimentId, row.revision, now),
  };
}

function rowOf(row: ListedRow): ExperimentRow {
  const definition = Definition.parse(row.frozen ?? row.definition);
  return {
    experimentId: row.experiment_id,
    key: keyOf(row.number),
    name: definition.name,
    layer: row.layer,
    state: row.state,
    phase: row.phase,
    revision: row.revision,
    primary: definition.primary.metric,
    variants: definition.variants.map(({ key, name }) => ({ key, name })),
    plannedDays: definition.plannedDays,
    plannedUnits: definition.plannedUnits,
    shareBps: row.share_bps,
    slot: definition.slot,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    decisionPending: row.decision_pending,
    rollout:
      row.rollout_variant === null ? null : { variant: row.rollout_variant, shareBps: row.rollout_bps! },
    made: { by: { operatorId: row.made_by, name: row.maker }, at: row.made_at.toISOString() },
    changed: { by: { operatorId: row.changed_by, name: row.changer }, at: row.changed_at.toISOString() },
  };
}
