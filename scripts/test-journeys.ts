import { build } from './build-targets';
import { runHere, tool } from './run';

/** Click to settled loan on weapp, tt and h5, the last in Chromium, with pictures of every screen in test/screenshots. */
async function main(): Promise<void> {
  await build(['bff', 'weapp', 'tt', 'h5', 'console'], (sentence) => console.log(sentence));
  process.exit(
    await runHere({
      command: process.execPath,
      arguments: [tool('jest/bin/jest.js'), '-c', 'jest.journeys.config.mjs', ...process.argv.slice(2)],
    }),
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
