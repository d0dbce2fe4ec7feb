import { createTestDatabase } from './index';

test('every test database has the migrations and is alone with its rows', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase()));
  try {
    expect(new Set(databases.map(({ url }) => url)).size).toBe(databases.length);
    const [first, second] = databases;
    const applied = await first!.db.query('select name from schema_migrations');
    expect(applied.length).toBeGreaterThan(0);
    await first!.db.query('create table only_here ()');
    const there = `select to_regclass('only_here') as found`;
    await expect(second!.db.one(there)).resolves.toEqual({ found: null });
  } finally {
    await Promise.all(databases.map((database) => database.drop()));
  }
});

test('a dropped database is gone', async () => {
  const kept = await createTestDatabase();
  const dropped = await createTestDatabase();
  const name = new URL(dropped.url).pathname.slice(1);
  await dropped.drop();
  expect(await kept.db.query('select from pg_database where datname = $1', [name])).toEqual([]);
  await kept.drop();
});
