import { build } from './build-targets';
import { runHere, tool } from './run';

/**
 * 200 journeys while the BFF is killed again and again (FAULT_JOURNEYS, FAULT_SEED), and 10,000 lives of the ledger under
 * every fault at once (LAB_RUNS, LAB_SEED). `-- truth` alone: a million simulated events, and every report beside what was
 * planted (TRUTH_EVENTS, TRUTH_PEOPLE, TRUTH_SEED).
 */
async function main(): Promise<void> {
  await build(['bff'], (sentence) => console.log(sentence));
  process.exit(
    await runHere({
      command: process.execPath,
      arguments: [tool('jest/bin/jest.js'), '-c', 'jest.faults.config.mjs', ...process.argv.slice(2)],
    }),
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
