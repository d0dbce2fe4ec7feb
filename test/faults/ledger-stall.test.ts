import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leaseMs } from '../../bff/src/delivery/dispatch/lane-leases';
import { startProcess } from '../bench/delivery/calls';
import { createTestDatabase, type TestDatabase } from '../database';
import { isDrained, makeCrowd, pourFacts } from './lab/crowd';
import { effectsOf } from './lab/effects-count';
import { openHttpReceivers } from './lab/http-receivers';
import type { StallingCalls } from './lab/stalling.process';

const people = 200;
const rowsEach = 10;
const answerAfterMs = 40;
/** What a stopped process would send, it would send at once when it goes on. */
const lateMs = 3_000;
/** A transaction that the stopped process has open keeps its rows locked until the server ends it, after a minute. */
const limitMs = 300_000;
/** Making and dropping a database waits for the whole server, which other suites load at the same time. */
const hookLimitMs = 60_000;

let database: TestDatabase;
let http: Awaited<ReturnType<typeof openHttpReceivers>>;
beforeAll(async () => {
  database = await createTestDatabase();
  http = await openHttpReceivers(answerAfterMs);
}, hookLimitMs);
afterAll(async () => {
  await http?.close();
  await database?.drop();
}, hookLimitMs);

test(
  'a worker is stopped in the middle and goes on when two others have done its work: no row is sent by two owners',
  async () => {
    const { db, url } = database;
    const crowd = await makeCrowd(db, [{ cameBy: 'single', people }]);
    const workers = ['first', 'second', 'stalled'].map((name) => ({
      name,
      calls: startProcess<StallingCalls>(join(__dirname, 'lab/stalling.process.ts')),
    }));
    let pid: number | undefined;
    try {
      for (const { name, calls } of workers) await calls.start(url, name, http.url);
      await everybodyHoldsLanes();
      await pourFacts(db, crowd, 'repeat_drawn', rowsEach, new Date());
      await Promise.all(workers.map(({ calls }) => calls.wake()));
      pid = await workers[2]!.calls.pid();
      await until(() => arrivedBefore(Date.now()) > 60);

      process.kill(pid, 'SIGSTOP');
      const stoppedMs = Date.now();
      await sleep(leaseMs);
      await until(() => isDrained(db));
      process.kill(pid, 'SIGCONT');
      const wokenMs = Date.now();
      await sleep(lateMs);

      // On the wire at the moment of stopping, and nothing else ever since.
      expect(of('stalled').filter(({ atMs }) => atMs > wokenMs)).toEqual([]);
      expect(arrivedBefore(stoppedMs)).toBeGreaterThan(60);
      expect(sentByTwo('single')).toEqual([]);
      const counted = effectsOf(http.receivers.single);
      expect(counted).toMatchObject({ doubled: 0, overtaken: 0 });
      expect(effectsOf(http.receivers.core)).toMatchObject({
        inEffect: people * rowsEach,
        doubled: 0,
        overtaken: 0,
      });
      await explainEveryRow(counted.inEffect);
    } finally {
      // Stopped, it could not even end.
      if (pid) process.kill(pid, 'SIGCONT');
      await Promise.all(workers.map(({ calls }) => calls.end()));
    }
  },
  limitMs,
);

const of = (worker: string) => http.arrivals.filter((arrival) => arrival.worker === worker);
const arrivedBefore = (ms: number) => of('stalled').filter(({ atMs }) => atMs < ms).length;

async function everybodyHoldsLanes(): Promise<void> {
  await until(async () => {
    const { owners } = await database.db.one<{ owners: number }>(
      'select count(distinct owner)::int as owners from lane_lease where expires_at > now()',
    );
    return owners === 3;
  });
}

function sentByTwo(account: string): string[] {
  const senders = new Map<string, Set<string>>();
  for (const { worker, items } of http.arrivals.filter((arrival) => arrival.account === account)) {
    for (const { externalId } of items) {
      senders.set(externalId, (senders.get(externalId) ?? new Set()).add(worker));
    }
  }
  return [...senders].filter(([, workers]) => workers.size > 1).map(([externalId]) => externalId);
}

/** What was in the stopped worker's hands is unknown and left to a person; everything else was accepted. */
async function explainEveryRow(inEffect: number): Promise<void> {
  const states = await database.db.query<{ state: string; rows: number }>(
    `select state, count(*)::int as rows from ledger_row where account_id = 'single' group by state order by state`,
  );
  const rows = Object.fromEntries(states.map(({ state, rows }) => [state, rows]));
  const { accepted = 0, unknown = 0 } = rows;
  expect({ ...rows, all: accepted + unknown }).toMatchObject({ all: people * rowsEach });
  expect(inEffect).toBeGreaterThanOrEqual(accepted);
  expect(inEffect).toBeLessThanOrEqual(accepted + unknown);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}
