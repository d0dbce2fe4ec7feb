import { createTestDatabase, type TestDatabase } from '../database';
import { makeCrowd, pourFacts } from './lab/crowd';
import { LabWorld } from './lab/lab-world';
import { worldStartMs } from './lab/virtual-time';

const people = 50;
const rowsEach = 20;
const graceMs = 60_000;
/** Making and dropping a database waits for the whole server, which other suites load at the same time. */
const hookLimitMs = 60_000;
const limitMs = 300_000;

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()), hookLimitMs);
afterAll(() => database?.drop(), hookLimitMs);

test(
  `${people * rowsEach} rows are queued when their people withdraw: a minute later none leaves any more, and all are suppressed`,
  async () => {
    const { db } = database;
    // Slow enough that hardly anything has left by then, and that everything would have been sent within the hour.
    const slow = { rate: { perSecond: 1, burst: 1 } };
    const crowd = await makeCrowd(db, [{ cameBy: 'single', people }], { single: slow });
    await pourFacts(db, crowd, 'repeat_drawn', rowsEach, new Date(worldStartMs));
    const world = new LabWorld(db, { workers: 2 });
    await world.pass(10_000);
    const before = world.receivers.single.arrivals.length;
    expect(before).toBeGreaterThan(0);

    const withdrawnAtMs = world.nowMs();
    await world.withdraw(crowd, 'ad_measurement');
    await world.pass(3_600_000);

    const late = world.departures('single').filter(({ atMs }) => atMs > withdrawnAtMs + graceMs);
    expect(late).toEqual([]);
    const accepted = world.receivers.single.arrivals.length;
    const states = await db.query(
      `select state, cause, count(*)::int as rows from ledger_row where account_id = 'single' group by 1, 2 order by 1`,
    );
    expect(states).toEqual([
      { state: 'accepted', cause: null, rows: accepted },
      { state: 'suppressed', cause: 'consent_withdrawn', rows: people * rowsEach - accepted },
    ]);
    expect(accepted).toBeLessThan(people * rowsEach * 0.1);
    await world.end();
  },
  limitMs,
);
