import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer, PageConfig } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import { Definition, type VariantKey } from '../definition/definition';
import { keyOf } from '../definition/experiment';
import { hashVersion } from '../definition/phase.store';
import { valuesOf } from '../definition/variant-values.rules';

export interface RunningPhase {
  experimentId: ExperimentId;
  /** EXP-034. */
  key: string;
  phase: number;
  seed: string;
  definition: Definition;
  shareBps: number;
}

export interface RolledOut {
  experimentId: ExperimentId;
  key: string;
  layer: Layer;
  variant: VariantKey;
  seed: string;
  shareBps: number;
  values: Partial<PageConfig>;
}

export interface HeldBack {
  layer: Layer;
  seed: string;
  shareBps: number;
}

/** Everything that decides what a visit is shown, as it stood at one version. */
export interface AtWork {
  version: number;
  phases: RunningPhase[];
  rollouts: RolledOut[];
  holdouts: HeldBack[];
}

export async function readVersion(db: Queryable): Promise<number> {
  const { version } = await db.one<{ version: string }>(
    'select version::text as version from experiment_version',
  );
  return Number(version);
}

/** In one snapshot: what is half changed is not seen. */
export async function readAtWork(db: Queryable): Promise<AtWork> {
  const { version, phases, rollouts, holdouts } = await db.one<AtWorkRow>(
    `select (select version::text from experiment_version) as version,
       (select coalesce(jsonb_agg(running), '[]') from (${phasesSql}) running) as phases,
       (select coalesce(jsonb_agg(shipped), '[]') from (${rolloutsSql}) shipped) as rollouts,
       (select coalesce(jsonb_agg(held), '[]') from (
         select layer, seed, share_bps from experiment_holdout where share_bps > 0) held) as holdouts`,
  );
  return {
    version: Number(version),
    phases: phases.map((row) => ({
      experimentId: row.experiment_id,
      key: keyOf(row.number),
      phase: row.phase,
      seed: seedOf(row),
      definition: Definition.parse(row.definition),
      shareBps: row.share_bps,
    })),
    rollouts: rollouts.map((row) => {
      const definition = Definition.parse(row.definition);
      return {
        experimentId: row.experiment_id,
        key: keyOf(row.number),
        layer: definition.layer,
        variant: row.variant,
        seed: seedOf(row),
        shareBps: row.share_bps,
        values: valuesOf(definition, row.variant) ?? {},
      };
    }),
    holdouts: holdouts.map(({ layer, seed, share_bps }) => ({ layer, seed, shareBps: share_bps })),
  };
}

interface PhaseRow {
  experiment_id: ExperimentId;
  number: number;
  phase: number;
  seed: string;
  hash_version: number;
  definition: unknown;
  share_bps: number;
}

interface AtWorkRow {
  version: string;
  phases: PhaseRow[];
  rollouts: (PhaseRow & { variant: VariantKey })[];
  holdouts: { layer: Layer; seed: string; share_bps: number }[];
}

/** Whoever was drawn by another version would be drawn anew: nothing is shown before somebody has looked. */
function seedOf({ number, phase, seed, hash_version }: PhaseRow): string {
  if (hash_version !== hashVersion)
    throw new RangeError(
      `phase ${phase} of ${keyOf(number)} was drawn by hash version ${hash_version}; only ${hashVersion} is known`,
    );
  return seed;
}

const phasesSql = `
  select experiment.experiment_id, experiment.number, phase.phase, phase.seed, phase.hash_version, phase.definition,
    newest.share_bps
  from experiment join experiment_phase phase using (experiment_id, phase)
  join lateral (
    select share_bps from experiment_share share
    where share.experiment_id = phase.experiment_id and share.phase = phase.phase order by share_id desc limit 1
  ) newest on true
  where experiment.state = 'running'
  order by experiment.number`;

const rolloutsSql = `
  select experiment.experiment_id, experiment.number, phase.phase, phase.seed, phase.hash_version, phase.definition,
    newest.variant, newest.share_bps
  from experiment
  join lateral (
    select phase, variant, share_bps from experiment_rollout rollout
    where rollout.experiment_id = experiment.experiment_id order by rollout_id desc limit 1
  ) newest on newest.share_bps > 0
  join experiment_phase phase on phase.experiment_id = experiment.experiment_id and phase.phase = newest.phase
  where experiment.state = 'decided'
  order by experiment.number`;
