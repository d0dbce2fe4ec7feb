import { newId } from '@loudou/shared/ids';
import type { Database } from '../../../bff/src/platform/database';

/** Experiments that change nothing, all of them over everybody: each is a draw of its own on the same people. */
export async function plantOverlapping(
  db: Database,
  { experiments, people, startedAt }: { experiments: number; people: number; startedAt: Date },
): Promise<string[]> {
  const planted: string[] = [];
  for (let number = 1; number <= experiments; number += 1) {
    const experimentId = newId('experiment', { nowMs: () => startedAt.getTime(), random: Math.random });
    const definition = JSON.stringify(definitionOf(people));
    await db.query(
      `insert into experiment (experiment_id, number, layer, state, definition, revision, phase, made_by, made_at, changed_by, changed_at)
       values ($1, $2, 'landing', 'running', $3::jsonb, 1, 1, 'opr', $4, 'opr', $4)`,
      [experimentId, number, definition, startedAt],
    );
    await db.query(
      `insert into experiment_phase (experiment_id, phase, definition, definition_hash, seed, hash_version, rules_version, text_hash, started_at, started_by)
       values ($1, 1, $2::jsonb, '', $3, 2, 'rules', 'text', $4, 'opr')`,
      [experimentId, definition, `${experimentId}:1`, startedAt],
    );
    await db.query(
      `insert into experiment_share (experiment_id, phase, share_bps, set_at, set_by, because) values ($1, 1, 10000, $2, 'opr', 'started')`,
      [experimentId, startedAt],
    );
    planted.push(experimentId);
  }
  await db.query('update experiment_version set version = version + 1');
  return planted;
}

export const looks = 28;

const definitionOf = (plannedUnits: number) => ({
  name: '什么也不改',
  hypothesis: '',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 10_000 },
  shareBps: 10_000,
  variants: [
    { key: 'a', name: 'A', weightBps: 5_000, values: {} },
    { key: 'b', name: 'B', weightBps: 5_000, values: { 'landing.note': '' } },
  ],
  primary: { metric: 'registered', smallestEffect: 200 },
  guardrails: [],
  looks,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 28,
  plannedUnits,
  changesPrice: false,
});
