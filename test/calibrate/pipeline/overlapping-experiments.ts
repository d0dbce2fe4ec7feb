import { newId } from '@loudou/shared/ids';
import { plainDefinition } from '../../../bff/src/experiment/definition/plain-definition.fixture';
import { plantExperiment } from '../../../bff/src/experiment/definition/planted-experiment.fixture';
import type { Database } from '../../../bff/src/platform/database';

export const looks = 28;

/** Experiments that change nothing, all of them over everybody: each is a draw of its own on the same people. */
export async function plantOverlapping(
  db: Database,
  { experiments, people, startedAt }: { experiments: number; people: number; startedAt: Date },
): Promise<string[]> {
  const definition = plainDefinition({
    name: '什么也不改',
    variants: [
      { key: 'a', name: 'A', weightBps: 5_000, values: {} },
      { key: 'b', name: 'B', weightBps: 5_000, values: { 'landing.note': '' } },
    ],
    primary: { metric: 'registered', smallestEffect: 200 },
    looks,
    plannedDays: 28,
    plannedUnits: people,
  });
  const planted: string[] = [];
  for (let number = 1; number <= experiments; number += 1) {
    const experimentId = newId('experiment', { nowMs: () => startedAt.getTime(), random: Math.random });
    await plantExperiment(db, { experimentId, number, definition, at: startedAt });
    planted.push(experimentId);
  }
  return planted;
}
