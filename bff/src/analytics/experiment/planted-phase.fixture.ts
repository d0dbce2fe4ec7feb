import { plainDefinition } from '../../experiment/definition/plain-definition.fixture';
import { plantExperiment } from '../../experiment/definition/planted-experiment.fixture';
import { type PlantedUnit, plantUnit } from '../../experiment/exposure/planted-unit.fixture';
import type { Database } from '../../platform/database';

export const plannedDefinition = plainDefinition({
  guardrails: [{ metric: 'approved', margin: 100 }],
  looks: 5,
  plannedDays: 24,
  plannedUnits: 24_000,
});

/** An experiment that runs in its first phase and people who saw it, in whatever database a test has by then. */
export const plantPhases = (database: () => Database) => ({
  phase: (experimentId: string, at: Date, definition = plannedDefinition) =>
    plantExperiment(database(), { experimentId, definition, at }),
  unit: (unit: PlantedUnit) => plantUnit(database(), unit),
});
