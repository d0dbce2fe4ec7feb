import { spawnSync } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder, startTemporaryCluster } from './temporary-cluster';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

test('a new run removes what dead runs left, and leaves living ones alone', async () => {
  const living = await makeTemporaryFolder();
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const dead = join(dirname(living), `loudou-test-${ended}-left`);
  await rename(await makeTemporaryFolder(), dead);
  await mkdir(join(dead, 'postgres'));

  const cluster = await startTemporaryCluster();
  await cluster.remove();
  expect(await isThere(dead)).toBe(false);
  expect(await isThere(living)).toBe(true);
  await rm(living, { recursive: true });
});
