import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import {
  addPerson,
  appendReturn,
  appendSettled,
  deliverTo,
  eventually,
  idsInEffect,
  type RunningCore,
  startCore,
  stateOf,
} from '../delivery.test-support';
import type { Delivery } from '../start-delivery';

let database: TestDatabase;
let running: RunningCore;
const deliveries: Delivery[] = [];

beforeEach(async () => {
  [database, running] = await Promise.all([createTestDatabase({ maxConnections: 10 }), startCore()]);
});
afterEach(async () => {
  await Promise.all(deliveries.splice(0).map((delivery) => delivery.stop()));
  await running.close();
  await database.drop();
});

async function start(timeoutMs?: number): Promise<Delivery> {
  const delivery = await deliverTo(database.db, running.url, timeoutMs);
  deliveries.push(delivery);
  return delivery;
}

test('a committed fact is at the core well within a second', async () => {
  await start();
  const personId = await addPerson(database.db, 'granted');
  await eventually(async () => {
    const warm = await appendReturn(database.db, personId);
    await eventually(() => expect(idsInEffect(running.core)).toContain(warm));
  });
  // Each is committed when the one before has arrived. Without a notification each would wait out the second between
  // two looks, so the quickest tells, however busy the machine is in between.
  const tookMs: number[] = [];
  for (let fact = 0; fact < 5; fact += 1) {
    const committedMs = Date.now();
    const factId = await appendReturn(database.db, personId);
    await eventually(() => expect(idsInEffect(running.core)).toContain(factId));
    tookMs.push(Date.now() - committedMs);
  }
  expect(Math.min(...tookMs)).toBeLessThan(500);
});

test('an account with a rate and nothing to send leaves the disk alone', async () => {
  const delivery = await start();
  const versionOf = async () =>
    (await database.db.one<{ version: string }>('select xmin::text as version from account_health')).version;
  await database.db.query(
    `update account_version set setup = jsonb_set(setup, '{rate}', '{"perSecond": 50, "burst": 5}')`,
  );
  const personId = await addPerson(database.db, 'granted');
  const before = await versionOf();
  // The dispatcher learns of the rate at its next beat, so facts go until one was counted.
  await eventually(async () => {
    const factId = await appendReturn(database.db, personId);
    await eventually(() => expect(idsInEffect(running.core)).toContain(factId));
    expect(await versionOf()).not.toBe(before);
  });
  let settled = '';
  await eventually(async () => {
    const earlier = settled;
    settled = await versionOf();
    expect(settled).toBe(earlier);
  });
  for (let look = 0; look < 20; look += 1) {
    delivery.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await versionOf()).toBe(settled);
});

test('the facts of one person arrive in the order of their numbers while the core fails in between', async () => {
  const personId = await addPerson(database.db, 'granted');
  const expected: string[] = [];
  let calls = 0;
  running.core.behave(() => (++calls % 2 ? { kind: 'error', status: 503 } : { kind: 'none' }));
  await start();
  for (let count = 0; count < 20; count += 1) expected.push(await appendReturn(database.db, personId));
  await eventually(() => expect(idsInEffect(running.core, personId)).toEqual(expected));
  expect(running.core.inbox.counts.refused).toBe(0);
});

test('what took effect while the answer was lost comes again under the same id and has no second effect', async () => {
  const personId = await addPerson(database.db, 'granted');
  let calls = 0;
  running.core.behave(() => (++calls === 1 ? { kind: 'accept_then_cut' } : { kind: 'none' }));
  const factId = await appendReturn(database.db, personId);
  await start();
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('accepted'));
  expect(running.core.inbox.counts).toEqual({ received: 2, inEffect: 1, repeated: 1, refused: 0 });
});

test('what a dead worker had in its hands is called unknown and comes again under the same id', async () => {
  const personId = await addPerson(database.db, 'granted');
  running.core.behave({ kind: 'error', status: 503 });
  const factId = await appendReturn(database.db, personId);
  const first = await start();
  await eventually(async () => expect((await stateOf(database.db, factId)).attempts).toBeGreaterThan(0));
  await first.stop();
  await database.db.query(
    `update ledger_queue set claim_epoch = 0, claimed_by = 'wrk_dead', claimed_at = now()`,
  );
  running.core.behave({ kind: 'none' });
  await start();
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('accepted'));
  const causes = await database.db.query<{ to_state: string; cause: string | null }>(
    'select to_state, cause from ledger_entry where to_state = $1',
    ['unknown'],
  );
  expect(causes).toEqual([{ to_state: 'unknown', cause: 'worker_lost' }]);
  expect(idsInEffect(running.core)).toEqual([factId]);
});

test('a poison fact is parked and holds up only its own person', async () => {
  const [poisoned, other] = [
    await addPerson(database.db, 'granted'),
    await addPerson(database.db, 'granted'),
  ];
  const before = await appendReturn(database.db, poisoned);
  const poison = await appendSettled(database.db, poisoned);
  const behind = await appendReturn(database.db, poisoned);
  const others = [await appendReturn(database.db, other), await appendReturn(database.db, other)];
  running.core.refuseEvents((event) => event.id === poison);
  await start();
  await eventually(async () => {
    expect(idsInEffect(running.core, poisoned)).toEqual([before]);
    expect(idsInEffect(running.core, other)).toEqual(others);
    expect(await stateOf(database.db, poison)).toMatchObject({ state: 'parked', cause: 'http_422' });
    expect(await stateOf(database.db, behind)).toMatchObject({ state: 'queued', waits_for: 'parked' });
  });
});

test('Retry-After is honoured: nothing comes before its time', async () => {
  const personId = await addPerson(database.db, 'granted');
  const calledAtMs: number[] = [];
  running.core.behave(() => {
    calledAtMs.push(Date.now());
    return calledAtMs.length === 1 ? { kind: 'error', status: 429, retryAfter: '1' } : { kind: 'none' };
  });
  const factId = await appendReturn(database.db, personId);
  await start();
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('accepted'));
  expect(calledAtMs[1]! - calledAtMs[0]!).toBeGreaterThanOrEqual(990);
});

test('a core that never answers is left after the time-out and asked again', async () => {
  const personId = await addPerson(database.db, 'granted');
  let calls = 0;
  running.core.behave(() => (++calls === 1 ? { kind: 'hang' } : { kind: 'none' }));
  const factId = await appendReturn(database.db, personId);
  await start(300);
  await eventually(() => expect(idsInEffect(running.core)).toEqual([factId]));
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('accepted'));
  const attempts = await database.db.query<{ to_state: string; cause: string | null }>(
    'select to_state, cause from ledger_entry where attempt = 1',
  );
  expect(attempts).toEqual([{ to_state: 'unknown', cause: 'timeout' }]);
});

test('a refused signature parks nobody: the facts wait until the secret is mended', async () => {
  const personId = await addPerson(database.db, 'granted');
  const factId = await appendReturn(database.db, personId);
  let calls = 0;
  running.core.behave(() => (++calls < 3 ? { kind: 'error', status: 401 } : { kind: 'none' }));
  await start();
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('accepted'));
});

test('two dispatchers share the lanes, and every fact takes effect once and in order', async () => {
  await start();
  await start();
  const people = await Promise.all(Array.from({ length: 24 }, () => addPerson(database.db, 'granted')));
  const expected = new Map<string, string[]>();
  await Promise.all(
    people.map(async (personId) => {
      const own: string[] = [];
      for (let count = 0; count < 5; count += 1) own.push(await appendReturn(database.db, personId));
      expected.set(personId, own);
    }),
  );
  await eventually(() => {
    for (const personId of people)
      expect(idsInEffect(running.core, personId)).toEqual(expected.get(personId));
  });
  expect(running.core.inbox.counts.refused).toBe(0);
  await eventually(async () => expect(await lanesByWorker()).toEqual([8, 8]));
});

test('when one of two dispatchers loses its connection, the other takes its lanes over', async () => {
  await start();
  await start();
  await eventually(async () => expect(await lanesByWorker()).toEqual([8, 8]));
  await database.db.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and objid = (select presence::oid from lane_lease where lane = 0)`,
  );
  const people = await Promise.all(Array.from({ length: 16 }, () => addPerson(database.db, 'granted')));
  const sent = await Promise.all(people.map((personId) => appendReturn(database.db, personId)));
  await eventually(() => expect(idsInEffect(running.core).sort()).toEqual([...sent].sort()));
});

async function lanesByWorker(): Promise<number[]> {
  const rows = await database.db.query<{ lanes: number }>(
    'select count(*)::int as lanes from lane_lease where owner is not null group by owner order by owner',
  );
  return rows.map((row) => row.lanes);
}
