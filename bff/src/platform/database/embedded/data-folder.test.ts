import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectDataFolder } from './data-folder';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'loudou-folder-'))));
afterEach(() => rm(folder, { recursive: true }));

const inspect = (path = folder) => inspectDataFolder(path, '18');
const put = (name: string, text = '') => writeFile(join(folder, name), text);

async function putCluster(version: string): Promise<void> {
  await put('PG_VERSION', `${version}\n`);
  await mkdir(join(folder, 'global'));
  await put('global/pg_control');
  await put('loudou.password', 'secret');
}

test('free space is welcome', async () => {
  expect(await inspect(join(folder, 'new'))).toBe('absent');
  expect(await inspect()).toBe('empty');
});

test('a finished cluster of our version is used', async () => {
  await putCluster('18');
  expect(await inspect()).toBe('cluster');
});

test("a folder with somebody's files is not touched", async () => {
  await put('holiday.jpg');
  await expect(inspect()).rejects.toMatchObject({
    problem: 'unfinished_folder',
    message: expect.stringContaining('holds no finished database (PG_VERSION is missing)'),
  });
});

test.each(['global/pg_control', 'loudou.password'])('a cluster without %s is unfinished', async (name) => {
  await putCluster('18');
  await rm(join(folder, name));
  await expect(inspect()).rejects.toThrow(`${name} is missing`);
});

test('a cluster of another version is refused with both versions', async () => {
  await putCluster('16');
  await expect(inspect()).rejects.toMatchObject({
    problem: 'other_version',
    message: expect.stringContaining('made by PostgreSQL 16 and cannot be opened by PostgreSQL 18'),
  });
});

test('a file in the place of the folder is named', async () => {
  await put('postgres');
  await expect(inspect(join(folder, 'postgres'))).rejects.toThrow('is a file');
});
