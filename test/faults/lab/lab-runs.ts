import type { TestDatabase } from '../../database';
import { createTestDatabase } from '../../database';
import { violationsOf } from './invariants';
import { addUp, emptySummary, type LabSummary, summaryOf } from './lab-summary';
import { runScenario } from './run-scenario';
import { scenarioOf } from './scenario';
import { registerLabSinks } from './world';

export interface WantedRuns {
  seed: number;
  /** The numbers of the runs; each makes its own scenario. */
  runs: readonly number[];
  /** Runs side by side, each in a database of its own. */
  lanes: number;
}

const connectionsPerLane = 10;

/** Lives through many scenarios; a run that cannot be lived through is a failure like any other. */
export async function runMany({ seed, runs, lanes }: WantedRuns): Promise<LabSummary> {
  registerLabSinks();
  const waiting = [...runs].reverse();
  let summary = emptySummary();
  const work = Array.from({ length: Math.min(lanes, runs.length) }, async () => {
    const database = await createTestDatabase({ maxConnections: connectionsPerLane });
    try {
      for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
        const one = await runOne(database, seed, run);
        summary = addUp(summary, one);
      }
    } finally {
      await database.drop();
    }
  });
  await Promise.all(work);
  return summary;
}

async function runOne({ db }: TestDatabase, seed: number, run: number): Promise<LabSummary> {
  try {
    const record = await runScenario(db, scenarioOf(seed, run));
    return summaryOf(record, violationsOf(record));
  } catch (error) {
    const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      ...emptySummary(),
      runs: 1,
      broken: { lost: 1 },
      failures: [{ run, violations: [{ invariant: 'lost', found }] }],
    };
  }
}
