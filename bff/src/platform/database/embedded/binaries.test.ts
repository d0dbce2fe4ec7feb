import { cp, lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../../../../test/database';
import { copyBinaries, packagedBinaries } from './binaries';
import { succeeds } from './identity';
import { completeLibraryLinks, lacksLibraryLinks } from './library-links';

let folder: string;
beforeEach(async () => (folder = await makeTemporaryFolder()));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function removeLinks(native: string): Promise<number> {
  const names = await readdir(join(native, 'lib'));
  let removed = 0;
  for (const name of names) {
    const path = join(native, 'lib', name);
    if (!(await lstat(path)).isSymbolicLink()) continue;
    await rm(path);
    removed += 1;
  }
  return removed;
}

test('libraries that an install script would have linked are linked here', async () => {
  const native = join(folder, 'native');
  await cp((await packagedBinaries()).native, native, { recursive: true, verbatimSymlinks: true });
  await removeLinks(native);
  expect(await lacksLibraryLinks(native)).toBe(true);
  await completeLibraryLinks(native);
  expect(await lacksLibraryLinks(native)).toBe(false);
  await expect(succeeds(join(native, 'bin/initdb'), ['--version'])).resolves.toBe(true);
});

test('a copy runs by itself, and a second asks for no second copy', async () => {
  const told: string[] = [];
  const packaged = await packagedBinaries();
  const copy = await copyBinaries(packaged, folder, (sentence) => told.push(sentence));
  await expect(succeeds(copy.initdb, ['--version'])).resolves.toBe(true);
  expect(await copyBinaries(packaged, folder, (sentence) => told.push(sentence))).toEqual(copy);
  expect(told).toHaveLength(1);
  expect(await readdir(folder)).toHaveLength(1);
});
