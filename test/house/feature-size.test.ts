import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../scripts/run';

/** What each may add to the mini-program that a phone fetches before it shows anything. */
const features = [
  { feature: 'tracking', maxBytes: 12 * 1024, leastBytes: 3 * 1024 },
  { feature: 'experiment', maxBytes: 2 * 1024, leastBytes: 512 },
];
const built = join(root, 'miniapp/dist/weapp');

/**
 * Sizes of modules before they are made small say little, and a figure for one file misses what moved into another.
 * So the same sources are built once more with nothing behind the names of the feature, and every file of the two
 * builds is weighed: what only the feature needs falls away with it.
 */
test.each(features)(
  '$feature costs the weapp bundle less than $maxBytes bytes',
  async ({ feature, ...bar }) => {
    expect(existsSync(join(built, 'app.json'))).toBe(true);
    const outcome = await run({
      name: `weapp without ${feature}`,
      command: process.execPath,
      arguments: [join(root, 'miniapp/node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'weapp'],
      cwd: join(root, 'miniapp'),
      environment: {
        NODE_ENV: 'production',
        BROWSERSLIST_IGNORE_OLD_DATA: '1',
        LOUDOU_LEFT_OUT: feature,
      },
    });
    expect([outcome.ok, outcome.ok ? '' : outcome.output]).toEqual([true, '']);
    const costBytes = bytesIn(built) - bytesIn(`${built}-without-${feature}`);
    expect(costBytes).toBeLessThan(bar.maxBytes);
    // A build that left nothing out would weigh nothing.
    expect(costBytes).toBeGreaterThan(bar.leastBytes);
  },
  300_000,
);

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
