import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase, type TestDatabase } from '../../../../test/database';
import { migrate } from './migrate';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = await mkdtemp(join(tmpdir(), 'loudou-migrations-'));
  await file('0001_person.sql', 'create table person (id text primary key);');
  await file('0002_name.sql', 'alter table person add column name text; create index on person (name);');
});

afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const file = (name: string, sql: string) => writeFile(join(directory, name), sql);
const run = () => migrate({ url: database.url, directory });

test('a second run finds nothing to do', async () => {
  expect(await run()).toEqual(['0001_person.sql', '0002_name.sql']);
  expect(await run()).toEqual([]);
  expect(await database.db.query('select name from person')).toEqual([]);
});

test('a failing migration leaves nothing behind, not even its own first half', async () => {
  await run();
  await file('0003_broken.sql', 'create table half (); select no_such_function();');
  await expect(run()).rejects.toThrow('The migration 0003_broken.sql failed');
  const { half } = await database.db.one<{ half: string | null }>(`select to_regclass('half') as half`);
  expect(half).toBeNull();
  const applied = await database.db.query('select name from schema_migrations order by name');
  expect(applied).toEqual([{ name: '0001_person.sql' }, { name: '0002_name.sql' }]);
});

test('runners that race apply every migration once', async () => {
  const applied = await Promise.all([run(), run(), run(), run()]);
  expect(applied.flat().sort()).toEqual(['0001_person.sql', '0002_name.sql']);
});

test('a changed file is refused and the database stays as it was', async () => {
  await run();
  await file('0001_person.sql', 'create table somebody (id text);');
  await file('0003_more.sql', 'create table more ();');
  await expect(run()).rejects.toThrow('0001_person.sql was changed after it had been applied');
  const { more } = await database.db.one<{ more: string | null }>(`select to_regclass('more') as more`);
  expect(more).toBeNull();
});
