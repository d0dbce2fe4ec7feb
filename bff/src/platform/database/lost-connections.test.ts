import { createEmptyDatabase, type TestDatabase } from '../../../../test/database';

let database: TestDatabase;
beforeEach(async () => (database = await createEmptyDatabase()));
afterEach(() => database.drop());

/** Ends every connection to this database but the one that asks, and reconnects may follow at once. */
async function cutEveryConnection(): Promise<number> {
  const { withConnection } = database.db;
  return withConnection(async (connection) => {
    const cut = await connection.query(`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    return cut.length;
  });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('the pool outlives connections that were killed while idle', async () => {
  await Promise.all([database.db.ping(), database.db.ping(), database.db.ping()]);
  expect(await cutEveryConnection()).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(database.db.ping()).resolves.toBeUndefined();
});

test('a connection killed inside a transaction fails that transaction alone', async () => {
  const work = database.db.transaction(async (tx) => {
    await tx.query('select 1');
    await cutEveryConnection();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tx.query('select 1');
  });
  await expect(work).rejects.toThrow();
  await expect(database.db.ping()).resolves.toBeUndefined();
});

test('a listener comes back after its connection was killed, and says that it may have missed something', async () => {
  const heard: string[] = [];
  let reconnections = 0;
  await database.db.listen('fact_appended', (payload) => heard.push(payload), {
    onReconnected: () => (reconnections += 1),
  });
  await database.db.query(`select pg_notify('fact_appended', 'before')`);
  await until(() => heard.length === 1);

  await cutEveryConnection();
  await until(() => reconnections === 1);
  await database.db.query(`select pg_notify('fact_appended', 'after')`);
  await until(() => heard.length === 2);
  expect(heard).toEqual(['before', 'after']);
});

test('a stopped listener stays silent', async () => {
  const heard: string[] = [];
  const stopped = await database.db.listen('fact_appended', (payload) => heard.push(payload));
  const other: string[] = [];
  await database.db.listen('fact_appended', (payload) => other.push(payload));
  await stopped.stop();
  await database.db.query(`select pg_notify('fact_appended', 'x')`);
  await until(() => other.length === 1);
  expect(heard).toEqual([]);
});

test('a session lock is held by one, told when lost, and free again afterwards', async () => {
  const tryLock = 'select pg_try_advisory_lock(7) as got';
  let lostBecause: unknown;
  await database.db.withConnection(async (lease) => {
    await expect(lease.one(tryLock)).resolves.toEqual({ got: true });
    await database.db.withConnection(async (rival) => {
      await expect(rival.one(tryLock)).resolves.toEqual({ got: false });
    });
    expect(lease.lost.aborted).toBe(false);
    await cutEveryConnection();
    await until(() => lease.lost.aborted);
    lostBecause = lease.lost.reason;
  });
  expect(lostBecause).toBeInstanceOf(Error);
  await database.db.withConnection(async (next) => {
    await expect(next.one(tryLock)).resolves.toEqual({ got: true });
  });
});

test('close ends leases and listeners too', async () => {
  const other = await createEmptyDatabase();
  await other.db.listen('fact_appended', () => undefined);
  let held = false;
  const lease = other.db.withConnection((connection) => {
    held = true;
    return until(() => connection.lost.aborted);
  });
  await until(() => held);
  await other.drop();
  await expect(lease).resolves.toBeUndefined();
  await expect(other.db.ping()).rejects.toThrow();
});
