import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer } from '@loudou/shared/page-config';
import { operatorNames } from '../../operator';
import { AppError } from '../../platform/errors';
import type { Queryable } from '../../platform/database';
import { Definition, type VariantKey } from './definition';
import { definitionHash } from './definition-hash';
import {
  type AlivePreview,
  type Decision,
  type DecisionKind,
  type Doer,
  type ExperimentRow,
  type ExperimentState,
  type ExperimentView,
  keyOf,
  type Phase,
  type RolloutStep,
} from './experiment';
import { previewIdOf } from './preview.actions';
import type { PreviewHost } from './preview.store';

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
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    decisionPending: row.decision_pending,
    rollout:
      row.rollout_variant === null ? null : { variant: row.rollout_variant, shareBps: row.rollout_bps! },
    made: { by: { operatorId: row.made_by, name: row.maker }, at: row.made_at.toISOString() },
    changed: { by: { operatorId: row.changed_by, name: row.changer }, at: row.changed_at.toISOString() },
  };
}

type Names = Map<string, string>;

/** Under which names whoever did something here is shown. */
const namesOf = (db: Queryable, ids: readonly (string | null)[]): Promise<Names> =>
  operatorNames(
    db,
    ids.filter((id) => id !== null),
  );

const doer = (names: Names, operatorId: string): Doer => ({
  operatorId,
  name: names.get(operatorId) ?? null,
});

async function phasesOf(db: Queryable, experimentId: ExperimentId): Promise<Phase[]> {
  const rows = await db.query<{
    phase: number;
    definition: unknown;
    definition_hash: string;
    seed: string;
    hash_version: number;
    rules_version: string;
    text_hash: string;
    started_at: Date;
    started_by: string;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string | null;
  }>(
    `select phase, definition, encode(definition_hash, 'hex') as definition_hash, seed, hash_version, rules_version,
            text_hash, started_at, started_by, ended_at, ended_by, ended_because
     from experiment_phase where experiment_id = $1 order by phase desc`,
    [experimentId],
  );
  const shares = await db.query<{
    phase: number;
    share_bps: number;
    set_at: Date;
    set_by: string;
    because: string;
  }>(
    `select phase, share_bps, set_at, set_by, because from experiment_share
     where experiment_id = $1 order by share_id`,
    [experimentId],
  );
  const names = await namesOf(db, [
    ...rows.flatMap(({ started_by, ended_by }) => [started_by, ended_by]),
    ...shares.map(({ set_by }) => set_by),
  ]);
  return rows.map((row) => ({
    phase: row.phase,
    definition: Definition.parse(row.definition),
    definitionHash: row.definition_hash,
    seed: row.seed,
    hashVersion: row.hash_version,
    rulesVersion: row.rules_version,
    textHash: row.text_hash,
    started: { by: doer(names, row.started_by), at: row.started_at.toISOString() },
    ended: row.ended_at && {
      by: doer(names, row.ended_by!),
      at: row.ended_at.toISOString(),
      because: row.ended_because ?? '',
    },
    shares: shares
      .filter(({ phase }) => phase === row.phase)
      .map((share) => ({
        shareBps: share.share_bps,
        at: share.set_at.toISOString(),
        by: doer(names, share.set_by),
        because: share.because,
      })),
  }));
}

async function decisionsOf(
  db: Queryable,
  experimentId: ExperimentId,
  { phase }: { phase: number },
): Promise<Decision[]> {
  const rows = await db.query<{
    decision_id: string | number;
    phase: number;
    recommended: string;
    evidence: Record<string, unknown>;
    decided: DecisionKind;
    variant: VariantKey | null;
    reason: string;
    decided_by: string;
    decided_at: Date;
    against: boolean;
    seconded_by: string | null;
    seconded_at: Date | null;
  }>(
    `select decision_id, phase, recommended, evidence, decided, variant, reason, decided_by, decided_at, against,
            seconded_by, seconded_at
     from experiment_decision where experiment_id = $1 order by decision_id desc`,
    [experimentId],
  );
  const names = await namesOf(
    db,
    rows.flatMap(({ decided_by, seconded_by }) => [decided_by, seconded_by]),
  );
  return rows.map((row, place) => ({
    decisionId: Number(row.decision_id),
    phase: row.phase,
    recommended: row.recommended,
    evidence: row.evidence,
    decided: row.decided,
    variant: row.variant,
    reason: row.reason,
    by: doer(names, row.decided_by),
    at: row.decided_at.toISOString(),
    against: row.against,
    seconded: row.seconded_by
      ? { by: doer(names, row.seconded_by), at: row.seconded_at!.toISOString() }
      : null,
    standing:
      !row.against || row.seconded_by
        ? 'effective'
        : place === 0 && row.phase === phase
          ? 'pending'
          : 'superseded',
  }));
}

async function rolloutsOf(db: Queryable, experimentId: ExperimentId): Promise<RolloutStep[]> {
  const rows = await db.query<{
    variant: VariantKey;
    share_bps: number;
    set_at: Date;
    set_by: string;
    because: string;
  }>(
    `select variant, share_bps, set_at, set_by, because from experiment_rollout
     where experiment_id = $1 order by rollout_id desc`,
    [experimentId],
  );
  const names = await namesOf(
    db,
    rows.map(({ set_by }) => set_by),
  );
  return rows.map((row) => ({
    variant: row.variant,
    shareBps: row.share_bps,
    at: row.set_at.toISOString(),
    by: doer(names, row.set_by),
    because: row.because,
  }));
}

async function previewsOf(
  db: Queryable,
  experimentId: ExperimentId,
  revision: number,
  now: Date,
): Promise<AlivePreview[]> {
  const rows = await db.query<{
    token_hash: Buffer;
    revision: number;
    variant: VariantKey;
    host: PreviewHost;
    large_text: boolean;
    dark: boolean;
    made_by: string;
    made_at: Date;
    expires_at: Date;
  }>(
    `select token_hash, revision, variant, host, large_text, dark, made_by, made_at, expires_at
     from experiment_preview where experiment_id = $1 and expires_at > $2 order by made_at desc`,
    [experimentId, now],
  );
  const names = await namesOf(
    db,
    rows.map(({ made_by }) => made_by),
  );
  return rows.map((row) => ({
    previewId: previewIdOf(row.token_hash),
    variant: row.variant,
    host: row.host,
    largeText: row.large_text,
    dark: row.dark,
    outdated: row.revision !== revision,
    made: { by: doer(names, row.made_by), at: row.made_at.toISOString() },
    expiresAt: row.expires_at.toISOString(),
  }));
}
