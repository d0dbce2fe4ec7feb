import { newId } from '@loudou/shared/ids';
import type { PageConfig } from '@loudou/shared/page-config';
import { plainDefinition } from '../../../bff/src/experiment/definition/plain-definition.fixture';
import { plantExperiment as plantRunning } from '../../../bff/src/experiment/definition/planted-experiment.fixture';
import type { World } from '../../world/world';

const hourMs = 3_600_000;
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
  const set = async (sql: string, parameters: unknown[] = []) => {
    await db.query(sql, parameters);
    await db.query('update experiment_version set version = version + 1');
  };
  const definition = plainDefinition({
    unit,
    variants: [
      { key: 'a', name: '现在的', weightBps: 100, values: {} },
      { key: 'b', name: '新的', weightBps: 9_900, values },
    ],
  });
  await plantRunning(db, { experimentId, number, definition, at: new Date(Date.now() - hourMs) });
  return { experimentId, set };
}
