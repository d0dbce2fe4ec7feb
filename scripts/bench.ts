import { build } from './build-targets';
import { runHere, tool } from './run';

/** Timings as ratios and percentiles of one run on this machine; nothing here passes or fails. */
async function main(): Promise<void> {
  await build(['bff'], (sentence) => console.log(sentence));
  process.exit(
    await runHere({
      command: process.execPath,
      arguments: [tool('jest/bin/jest.js'), '-c', 'jest.bench.config.mjs', ...process.argv.slice(2)],
    }),
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
