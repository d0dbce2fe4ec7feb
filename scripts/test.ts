import { build } from './build-targets';
import { root, runHere, tool } from './run';

/** All that Node alone can show: real PostgreSQL and the built weapp and tt bundles. Chromium has its own command. */
async function main(): Promise<void> {
  const filters = process.argv.slice(2);
  await build(['bff', 'weapp', 'tt'], (sentence) => console.log(sentence));
  const code = await runHere({
    command: process.execPath,
    arguments: [tool('jest/bin/jest.js'), ...filters],
    cwd: root,
  });
  console.log(
    '\nLeft to `npm run test:journeys`: the same journeys on h5 in Chromium, the screenshots and the console in a browser.',
  );
  console.log(
    'Left to `npm run test:faults`: 200 journeys with the BFF killed at random moments, 10,000 lives of the ledger.',
  );
  process.exit(code);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
