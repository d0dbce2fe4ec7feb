import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../scripts/run';

const built = join(root, 'miniapp/dist/weapp');

/**
 * What a feature adds to the built WeChat bundle, in bytes. Sizes of modules before they are made small say little, and
 * a figure for one file misses what moved into another. So the same sources are built once more with nothing behind the
 * names of the feature, and every file of the two builds is weighed: what only the feature needs falls away with it.
 * Errors: where the bundle was not built, or cannot be without the feature.
 */
export async function bytesOfFeature(feature: string): Promise<number> {
  if (!existsSync(join(built, 'app.json'))) throw new Error(`There is no bundle in ${built}`);
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
  if (!outcome.ok) throw new Error(outcome.output);
  return bytesIn(built) - bytesIn(`${built}-without-${feature}`);
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
