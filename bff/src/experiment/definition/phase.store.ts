import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer, ParameterName } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import { Definition } from './definition';
import { keyOf } from './experiment';

/** What draws the arms. Another one would draw everybody anew. */
export const hashVersion = 2;

export interface FrozenPhase {
  experimentId: ExperimentId;
  phase: number;
  definition: Definition;
  definitionHash: string;
  seed: string;
  rulesVersion: string;
  textHash: string;
  startedAt: Date;
  startedBy: string;
}

/** Freezes the plan and makes it the experiment's own phase, with its first share. */
export async function insertPhase(tx: Queryable, frozen: FrozenPhase, because: string): Promise<void> {
  await tx.query(
    `insert into experiment_phase (experiment_id, phase, definition, definition_hash, seed, hash_version,
       rules_version, text_hash, started_at, started_by)
     values ($1, $2, $3::jsonb, decode($4, 'hex'), $5, ${hashVersion}, $6, $7, $8, $9)`,
    [
      frozen.experimentId,
      frozen.phase,
      JSON.stringify(frozen.definition),
      frozen.definitionHash,
      frozen.seed,
      frozen.rulesVersion,
      frozen.textHash,
      frozen.startedAt,
      frozen.startedBy,
    ],
  );
  await insertShare(tx, {
    experimentId: frozen.experimentId,
    phase: frozen.phase,
    shareBps: frozen.definition.shareBps,
    at: frozen.startedAt,
    by: frozen.startedBy,
    because,
  });
  await tx.one(
    `update experiment set state = 'running', phase = $2 where experiment_id = $1 returning experiment_id`,
    [frozen.experimentId, frozen.phase],
  );
}

/** Ends the phase that is open, if any. True when it was ended now. */
export async function endPhase(
  tx: Queryable,
  ended: { experimentId: ExperimentId; at: Date; by: string; because: string },
): Promise<boolean> {
  const rows = await tx.query(
    `update experiment_phase set ended_at = $2, ended_by = $3, ended_because = $4
     where experiment_id = $1 and ended_at is null returning phase`,
    [ended.experimentId, ended.at, ended.by, ended.because],
  );
  return rows.length > 0;
}

export interface StoredPhase {
  phase: number;
  definition: Definition;
  definitionHash: string;
  textHash: string;
  ended: boolean;
}

/** The newest phase; null before the first start. */
export async function newestPhase(db: Queryable, experimentId: ExperimentId): Promise<StoredPhase | null> {
  const row = await db.maybeOne<{
    phase: number;
    definition: unknown;
    definition_hash: string;
    text_hash: string;
    ended: boolean;
  }>(
    `select phase, definition, encode(definition_hash, 'hex') as definition_hash, text_hash, ended_at is not null as ended
     from experiment_phase where experiment_id = $1 order by phase desc limit 1`,
    [experimentId],
  );
  if (!row) return null;
  return {
    phase: row.phase,
    definition: Definition.parse(row.definition),
    definitionHash: row.definition_hash,
    textHash: row.text_hash,
    ended: row.ended,
  };
}

export async function insertShare(
  tx: Queryable,
  share: {
    experimentId: ExperimentId;
    phase: number;
    shareBps: number;
    at: Date;
    by: string;
    because: string;
  },
): Promise<void> {
  await tx.query(
    `insert into experiment_share (experiment_id, phase, share_bps, set_at, set_by, because)
     values ($1, $2, $3, $4, $5, $6)`,
    [share.experimentId, share.phase, share.shareBps, share.at, share.by, share.because],
  );
}

export async function currentShareBps(
  db: Queryable,
  experimentId: ExperimentId,
  phase: number,
): Promise<number> {
  const { share_bps } = await db.one<{ share_bps: number }>(
    `select share_bps from experiment_share where experiment_id = $1 and phase = $2
     order by share_id desc limit 1`,
    [experimentId, phase],
  );
  return share_bps;
}

export interface AtWork {
  experimentId: ExperimentId;
  key: string;
  definition: Definition;
}

/** The others of the layer that hold a slot: those that run, and those that may go on. */
export async function othersAtWork(
  db: Queryable,
  layer: Layer,
  experimentId: ExperimentId,
): Promise<AtWork[]> {
  const rows = await db.query<{ experiment_id: ExperimentId; number: number; definition: unknown }>(
    `select experiment.experiment_id, experiment.number, experiment_phase.definition
     from experiment join experiment_phase using (experiment_id, phase)
     where experiment.layer = $1 and experiment.experiment_id <> $2 and experiment.state in ('running', 'paused')
     order by experiment.number`,
    [layer, experimentId],
  );
  return rows.map((row) => ({
    experimentId: row.experiment_id,
    key: keyOf(row.number),
    definition: Definition.parse(row.definition),
  }));
}

/** The others of the layer whose decided variant is on its way to everybody, with what it sets. */
export async function othersRolledOut(
  db: Queryable,
  layer: Layer,
  experimentId: ExperimentId,
): Promise<{ key: string; parameters: ParameterName[] }[]> {
  const rows = await db.query<{ number: number; definition: unknown; variant: string }>(
    `select experiment.number, experiment_phase.definition, newest.variant
     from experiment join experiment_phase using (experiment_id, phase)
     join lateral (
       select variant, share_bps from experiment_rollout
       where experiment_rollout.experiment_id = experiment.experiment_id order by rollout_id desc limit 1
     ) newest on newest.share_bps > 0
     where experiment.layer = $1 and experiment.experiment_id <> $2 and experiment.state = 'decided'
     order by experiment.number`,
    [layer, experimentId],
  );
  return rows.map((row) => {
    const shipped = Definition.parse(row.definition).variants.find(({ key }) => key === row.variant);
    return { key: keyOf(row.number), parameters: Object.keys(shipped?.values ?? {}) as ParameterName[] };
  });
}
