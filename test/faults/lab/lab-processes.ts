import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../bench/delivery/calls';
import type { LabCalls } from './lab.process';
import { addUp, emptySummary, type LabSummary } from './lab-summary';
import { runMany } from './lab-runs';

const lanesPerProcess = 2;
/** Below this, starting processes takes longer than they save. */
const runsWorthProcesses = 50;

/** Spreads the runs over the cores; the database needs some of them too. */
export async function runLaboratory(seed: number, runs: readonly number[]): Promise<LabSummary> {
  const processes = Math.max(1, availableParallelism() - 1);
  if (runs.length < runsWorthProcesses) return runMany({ seed, runs, lanes: lanesPerProcess });
  const parts = Array.from({ length: processes }, (_, part) =>
    runs.filter((_run, index) => index % processes === part),
  );
  const summaries = await Promise.all(
    parts.map(async (part) => {
      const child = startProcess<LabCalls>(join(__dirname, 'lab.process.ts'));
      try {
        return await child.run({ seed, runs: part, lanes: lanesPerProcess });
      } finally {
        await child.end();
      }
    }),
  );
  return summaries.reduce(addUp, emptySummary());
}
