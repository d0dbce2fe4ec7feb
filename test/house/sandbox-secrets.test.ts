import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, StartProblem } from '../../scripts/data-folder';

let folder: string;
const file = () => join(folder, 'sandbox-secrets.json');
const open = async (made: Record<string, string>) => (await openDataFolder(folder)).secrets(() => made);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loudou-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('secrets are made once and stay through every start', async () => {
  expect(await open({ masterKey: 'first' })).toEqual({ masterKey: 'first' });
  expect(await open({ masterKey: 'second' })).toEqual({ masterKey: 'first' });
});

test('a secret that a later release needs joins those that are kept', async () => {
  await open({ masterKey: 'first' });
  expect(await open({ masterKey: 'second', guardPassword: 'new' })).toEqual({
    masterKey: 'first',
    guardPassword: 'new',
  });
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ masterKey: 'first', guardPassword: 'new' });
  expect(await open({ masterKey: 'third', guardPassword: 'other' })).toMatchObject({ guardPassword: 'new' });
});

test('a damaged file is told and not written over', async () => {
  writeFileSync(file(), '{"masterKey":');
  await expect(open({ masterKey: 'second' })).rejects.toThrow(StartProblem);
  expect(readFileSync(file(), 'utf8')).toBe('{"masterKey":');
});
