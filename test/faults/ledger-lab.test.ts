import { runLaboratory } from './lab/lab-processes';
import { summaryTable } from './lab/lab-summary';

/** `npm run test:faults` sets how many; a plain test run makes a few, under a seed of its day. */
const usualRuns = 200;
const runs = Number(process.env.LAB_RUNS ?? usualRuns);
const seed = Number(process.env.LAB_SEED ?? Date.now() % 1_000_000);
const only = process.env.LAB_RUN === undefined ? null : Number(process.env.LAB_RUN);
const numbers = only === null ? Array.from({ length: runs }, (_, run) => run) : [only];
/** One life takes a fifth of a second on four cores; on two, one process lives them all. */
const limitMs = 120_000 + numbers.length * 3_000;

test(
  `${numbers.length} lives of the ledger (seed ${seed}): nothing lost, doubled, overtaken or unexplained`,
  async () => {
    const startedMs = Date.now();
    const summary = await runLaboratory(seed, numbers);
    process.stdout.write(summaryTable(summary, seed, (Date.now() - startedMs) / 1_000));
    expect(summary.failures).toEqual([]);
    expect(summary.runs).toBe(numbers.length);
  },
  limitMs,
);
