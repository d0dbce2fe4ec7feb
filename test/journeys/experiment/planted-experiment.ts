import { newId } from '@loudou/shared/ids';
import type { PageConfig } from '@loudou/shared/page-config';
import type { World } from '../../world/world';

const ids = { nowMs: () => Date.now(), random: Math.random };

export interface PlantedExperiment {
  experimentId: string;
  /** Of its only treatment, which everybody is given unless the weights say otherwise. */
  set(sql: string, parameters?: unknown[]): Promise<void>;
}

/** A running experiment of the first page; by its weights nearly everybody is in the treatment. */
export async function plantExperiment(
  world: World,
  {
    number,
    values,
    unit = 'host',
  }: { number: number; values: Partial<PageConfig>; unit?: 'host' | 'person' },
): Promise<PlantedExperiment> {
  const { db } = world.database;
  const experimentId = newId('experiment', ids);
  const definition = {
    name: '首屏标题',
    hypothesis: '',
    layer: 'landing',
    unit,
    audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: null, newcomersOnly: false },
    slot: { fromBps: 0, toBps: 10_000 },
    shareBps: 10_000,
    variants: [
      { key: 'a', name: '现在的', weightBps: 100, values: {} },
      { key: 'b', name: '新的', weightBps: 9_900, values },
    ],
    primary: { metric: 'submitted', smallestEffect: 200 },
    guardrails: [],
    looks: 4,
    alphaBps: 500,
    powerBps: 8_000,
    plannedDays: 14,
    plannedUnits: 10_000,
    changesPrice: false,
  };
  const set = async (sql: string, parameters: unknown[] = []) => {
    await db.query(sql, parameters);
    await db.query('update experiment_version set version = version + 1');
  };
  await db.query(
    `insert into experiment (experiment_id, number, layer, state, definition, revision, phase, made_by, made_at, changed_by, changed_at)
     values ($1, $2, 'landing', 'running', $3::jsonb, 1, 1, 'opr', now(), 'opr', now())`,
    [experimentId, number, JSON.stringify(definition)],
  );
  await db.query(
    `insert into experiment_phase (experiment_id, phase, definition, definition_hash, seed, hash_version, rules_version,
       text_hash, started_at, started_by)
     values ($1, 1, $2::jsonb, '\\x00', $3, 2, 'rules', 'text', now() - interval '1 hour', 'opr')`,
    [experimentId, JSON.stringify(definition), `${experimentId}:1`],
  );
  await set(
    `insert into experiment_share (experiment_id, phase, share_bps, set_at, set_by, because)
     values ($1, 1, 10000, now(), 'opr', 'started')`,
    [experimentId],
  );
  return { experimentId, set };
}
