import { createTestDatabase, type TestDatabase } from '../database';
import { systemClock } from '../../bff/src/platform/clock';
import { startDispatcher } from '../../bff/src/delivery/dispatch/dispatcher';
import { batchRows } from './lab/lab-sinks';
import { isDrained, makeCrowd, pourFacts } from './lab/crowd';
import { effectsOf } from './lab/effects-count';
import { LabWorld } from './lab/lab-world';
import { openRealNetwork } from './lab/real-network';
import { worldStartMs } from './lab/virtual-time';
import { labPlatform, type LabPerson } from './lab/world';

/** `npm run test:faults` sets the full size; a plain test run makes a small one. */
const waitingRows = Number(process.env.LAB_OUTAGE_ROWS ?? 4_000);
const isFull = waitingRows >= 200_000;
/** In requests, each a list: seventeen minutes for all that waits; in a small round two. */
const perSecond = waitingRows / batchRows / (isFull ? 1_000 : 100);
const burst = 5;
/** Two that left within a second may arrive a little closer together. */
const longestTripMs = 60;
/** Long enough that a list fills up under the rate; a worker that is woken by every answer would send single rows. */
const coalesceMs = 250;
const outageMs = 6 * 3_600_000;
const drainMs = 30 * 60_000;
/** So many that one round which shares the machine with something else decides nothing. */
const rounds = 6;
const othersPerRound = isFull ? 10_000 : 1_000;
const othersPeople = 500;
const limitMs = isFull ? 3_600_000 : 600_000;
/** Making and dropping a database waits for the whole server, which other suites load at the same time. */
const hookLimitMs = 60_000;

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase({ maxConnections: 20 })), hookLimitMs);
afterAll(() => database?.drop(), hookLimitMs);

const startedMs = Date.now();
const say = (text: string) =>
  process.stdout.write(`${((Date.now() - startedMs) / 1_000).toFixed(0)} s: ${text}\n`);

test(
  `one receiver is away for six hours with ${waitingRows} rows waiting: the others hardly notice, and it drains in order within its rate`,
  async () => {
    const { db } = database;
    const people = await makeCrowd(
      db,
      [
        { cameBy: 'single', people: othersPeople },
        { cameBy: 'batch', people: 2_000 },
      ],
      {
        core: {
          settings: {
            endpoint: 'http://core.lab/events',
            publicUrl: 'https://loan.example.com',
            facts: ['application_submitted'],
          },
        },
        batch: { rate: { perSecond, burst } },
      },
    );
    const others = people.slice(0, othersPeople);
    const waiting = people.slice(othersPeople);

    const { healthy, duringOutage, backlog } = await measureOthers(others, waiting);
    say(
      `the others, rows a second: healthy ${healthy.map(Math.round)}, with ${backlog} waiting ${duringOutage.map(Math.round)}`,
    );
    const kept = median(duringOutage) / median(healthy);
    say(`rate kept: ${(kept * 100).toFixed(0)} %`);
    // A small round is over in a moment, so that it says little about rates.
    expect(kept).toBeGreaterThan(isFull ? 0.9 : 0.5);

    await drainOnVirtualClock(backlog);
  },
  limitMs,
);

/** In real time, with the product's own dispatcher: rounds before and rounds during the outage. */
async function measureOthers(others: readonly LabPerson[], waiting: readonly LabPerson[]) {
  const { db } = database;
  const network = openRealNetwork();
  const platform = labPlatform(db, systemClock, Math.random);
  const dispatcher = startDispatcher({ platform, sendRequest: network.sendRequest });
  const round = async () => {
    const before = othersIn(network);
    const rows =
      2 * (await pourFacts(db, others, 'application_submitted', othersPerRound / others.length, new Date()));
    const startedMs = performance.now();
    dispatcher.wake();
    while (othersIn(network) < before + rows) await pause(5);
    return rows / ((performance.now() - startedMs) / 1_000);
  };
  await round();
  const healthy: number[] = [];
  for (let index = 0; index < rounds / 2; index += 1) healthy.push(await round());

  network.setReachable('batch', false);
  const backlog = await pourFacts(db, waiting, 'repeat_drawn', waitingRows / waiting.length, new Date());
  dispatcher.wake();
  while ((await unplanned()) > 0) await pause(100);
  const duringOutage: number[] = [];
  for (let index = 0; index < rounds; index += 1) duringOutage.push(await round());
  await dispatcher.stop();
  expect(network.receivers.batch.arrivals).toEqual([]);
  return { healthy, duringOutage, backlog };
}

async function drainOnVirtualClock(backlog: number): Promise<void> {
  const { db } = database;
  // The day in the laboratory begins where the real one is, so that what is due now is due there.
  await db.query('update ledger_queue set due_at = $1 where due_at > $1', [new Date(worldStartMs)]);
  await db.query('update account_health set retry_at = $1, allowance_at = null', [new Date(worldStartMs)]);
  const world = new LabWorld(db, { workers: 2, coalesceMs });
  world.setReachable('batch', false);
  await world.pass(outageMs);
  expect(world.receivers.batch.arrivals).toEqual([]);
  const tries = world.departures('batch').length;
  say(`${tries} tries in six hours`);
  world.setReachable('batch', true);
  const backMs = world.nowMs();
  await world.passUntil(() => isDrained(db), 10_000);
  const drainedMs = world.nowMs() - backMs;
  const requests = world.departures('batch').slice(tries);
  const busiest = busiestSecond(requests.map(({ atMs }) => atMs));
  const counted = effectsOf(world.receivers.batch);
  await world.end();
  say(
    `drained in ${requests.length} requests and ${(drainedMs / 60_000).toFixed(1)} min, at most ${busiest} requests in a second (rate ${perSecond.toFixed(1)}, burst ${burst})`,
  );
  expect(counted).toEqual({ inEffect: backlog, doubled: 0, overtaken: 0 });
  expect(drainedMs).toBeLessThanOrEqual(drainMs);
  expect(busiest).toBeLessThanOrEqual(Math.ceil((perSecond * (1_000 + longestTripMs)) / 1_000) + burst);
}

const othersIn = (network: ReturnType<typeof openRealNetwork>) =>
  network.receivers.core.arrivals.length + network.receivers.single.arrivals.length;

const unplanned = async () =>
  (await database.db.one<{ facts: number }>('select count(*)::int as facts from outbox')).facts;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Rows that came within any one second, wherever it begins. */
function busiestSecond(atMs: readonly number[]): number {
  const sorted = [...atMs].sort((one, other) => one - other);
  let first = 0;
  let most = 0;
  sorted.forEach((at, index) => {
    while (sorted[first]! <= at - 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
