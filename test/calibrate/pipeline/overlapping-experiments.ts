import { newId } from '@loudou/shared/ids';
import { Definition } from '../../../bff/src/experiment/definition/definition';
import { plainDefinition } from '../../../bff/src/experiment/definition/plain-definition.fixture';
import { plantExperiment } from '../../../bff/src/experiment/definition/planted-experiment.fixture';
import type { Database } from '../../../bff/src/platform/database';
import type { Chance } from '../chance';

export const looks = 28;

export interface Overlapping {
  experiments: number;
  /** Parts of the layer between which the experiments are dealt out in turn; those in one are over the same people. */
  slots: number;
  /** Who is planned to see each of them. */
  people: number;
  primary: Definition['primary'];
  startedAt: Date;
}

/** Of the experiment with this number, from 1 on. */
export const slotOfNumber = (number: number, slots: number): number => (number - 1) % slots;

/** Experiments over the same people: each is a draw of its own. */
export async function plantOverlapping(
  db: Database,
  chance: Chance,
  { experiments, slots, people, primary, startedAt }: Overlapping,
): Promise<string[]> {
  const planted: string[] = [];
  for (let number = 1; number <= experiments; number += 1) {
    const experimentId = newId('experiment', { nowMs: () => startedAt.getTime(), random: chance.next });
    const slot = slotOfNumber(number, slots);
    const plain = plainDefinition({
      name: '一个备注',
      slot: { fromBps: (slot * 10_000) / slots, toBps: ((slot + 1) * 10_000) / slots },
      variants: [
        { key: 'a', name: 'A', weightBps: 5_000, values: {} },
        { key: 'b', name: 'B', weightBps: 5_000, values: { 'landing.note': '' } },
      ],
      primary,
      looks,
      plannedDays: 28,
      plannedUnits: people,
    });
    // What the product could not read would take nobody in.
    const definition = Definition.parse(plain);
    await plantExperiment(db, { experimentId, number, definition, at: startedAt });
    planted.push(experimentId);
  }
  return planted;
}
