import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build-targets';
import { root, runHere, tool } from './run';

/** `live` means the bench of that name and not `delivery`, which it is a part of; `experiment` means all of its parts. */
const asked = process.argv
  .slice(2)
  .map((word) =>
    existsSync(join(root, `test/bench/${word}.bench.ts`)) ? `/bench/${word}(-[a-z]+)*\\.bench\\.ts$` : word,
  );

/** Timings as ratios and percentiles of one run on this machine; nothing here passes or fails. */
async function main(): Promise<void> {
  await build(['bff'], (sentence) => console.log(sentence));
  process.exit(
    await runHere({
      command: process.execPath,
      arguments: [tool('jest/bin/jest.js'), '-c', 'jest.bench.config.mjs', ...asked],
    }),
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
