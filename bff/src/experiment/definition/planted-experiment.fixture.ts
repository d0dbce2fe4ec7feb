import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Definition } from './definition';
import { definitionHash } from './definition-hash';
import { insertExperiment, raiseVersion, takeNumber } from './experiment.store';
import { insertPhase } from './phase.store';
import { plainDefinition } from './plain-definition.fixture';

interface Planted {
  experimentId: string;
  /** The next one that is free, unless it is said. */
  number?: number;
  definition?: Definition;
  at: Date;
}

/** A draft that nobody looked at. */
export async function plantDraft(db: Queryable, planted: Planted): Promise<void> {
  const { definition = plainDefinition(), number = (await takeNumber(db)).number, at } = planted;
  const experimentId = planted.experimentId as ExperimentId;
  await insertExperiment(db, { experimentId, number, definition, by: 'opr', at });
}

/** An experiment that runs in its first phase, past all gates. */
export async function plantExperiment(db: Queryable, planted: Planted): Promise<void> {
  await plantDraft(db, planted);
  await plantPhase(db, planted);
}

/** The first phase of a draft, past all gates. */
export async function plantPhase(
  db: Queryable,
  { experimentId, definition = plainDefinition(), at }: Omit<Planted, 'number'>,
): Promise<void> {
  const frozen = {
    experimentId: experimentId as ExperimentId,
    phase: 1,
    definition,
    definitionHash: definitionHash(definition),
    seed: `${experimentId}:1`,
    rulesVersion: 'rules',
    textHash: 'text',
    startedAt: at,
    startedBy: 'opr',
  };
  await insertPhase(db, frozen, 'started');
  await raiseVersion(db);
}
