import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/database';
import { standingClock } from '../operator/operator.fixture';
import { migrate } from '../platform/database';
import { makeBehaviourDay } from './behaviour-days.store';
import { type BehaviourRow, insertBehaviour, storeBehaviour } from './behaviour.store';
import { makeEvent, makeSession } from './behaviour.test-support';
import { behaviourUpkeepWork, replayHorizonMs } from './behaviour-upkeep.work';

let database: TestDatabase;
afterEach(() => database.drop());

const migrations = join(__dirname, '../../migrations');
const clock = standingClock('2026-11-22T04:00:00Z');
const session = makeSession();
const upkeep = () => behaviourUpkeepWork({ db: database.db, clock }).run();

const rowAt = (receivedAt: string): BehaviourRow => ({
  event: makeEvent(),
  arrival: { session, receivedAt: new Date(receivedAt), skewMs: 0, appVersion: '1' },
});

async function whereRowsLie(): Promise<Record<string, number>> {
  const rows = await database.db.query<{ partition: string; rows: number }>(
    'select tableoid::regclass::text as partition, count(*)::int as rows from behaviour_event group by 1 order by 1',
  );
  return Object.fromEntries(rows.map(({ partition, rows: count }) => [partition, count]));
}

test('a day has a partition before it begins, by the clock of Beijing; what came too early is moved there', async () => {
  database = await createTestDatabase();
  await insertBehaviour(database.db, [rowAt('2026-11-22T15:59:59.999Z'), rowAt('2026-11-22T16:00:00Z')]);
  expect(await whereRowsLie()).toEqual({ behaviour_event_other: 2 });
  const written = await database.db.query(
    'select event_id, written_in::text from behaviour_event order by 1',
  );

  await upkeep();
  expect(await whereRowsLie()).toEqual({ behaviour_event_20261122: 1, behaviour_event_20261123: 1 });
  // Whoever reads by the order of writing must not meet a row twice because it was moved.
  expect(
    await database.db.query('select event_id, written_in::text from behaviour_event order by 1'),
  ).toEqual(written);
  await insertBehaviour(database.db, [rowAt('2026-11-29T04:00:00Z'), rowAt('2026-12-01T04:00:00Z')]);
  expect(await whereRowsLie()).toMatchObject({ behaviour_event_20261129: 1, behaviour_event_other: 1 });
  await upkeep();
});

test('what is being written while its day is made fails for nobody', async () => {
  database = await createTestDatabase();
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];
  let written = 0;
  for (const day of days) {
    let made = false;
    const writing = Array.from({ length: 4 }, async () => {
      while (!made) {
        await storeBehaviour(database.db, [rowAt(`${day}T04:00:00Z`)]);
        written += 1;
      }
    });
    made = await makeBehaviourDay(database.db, day);
    await Promise.all(writing);
  }
  const lie = await whereRowsLie();
  expect(lie).not.toHaveProperty('behaviour_event_other');
  expect(Object.values(lie).reduce((sum, rows) => sum + rows, 0)).toBe(written);
});

test('processes that make the same days at once make each once', async () => {
  database = await createTestDatabase();
  await Promise.all(Array.from({ length: 4 }, upkeep));
  const { days } = await database.db.one<{ days: number }>(
    `select count(*)::int as days from pg_inherits where inhparent = 'behaviour_event'::regclass`,
  );
  expect(days).toBe(9);
});

test('an id counts once across days, for as long as it may be sent again', async () => {
  database = await createTestDatabase();
  const first = rowAt(clock.now().toISOString());
  const again = { ...rowAt(new Date(clock.nowMs() + replayHorizonMs).toISOString()), event: first.event };
  expect(await insertBehaviour(database.db, [first])).toEqual(new Set());
  clock.advance(replayHorizonMs);
  expect(await upkeep()).toBe(0);
  expect(await insertBehaviour(database.db, [again])).toEqual(new Set([again]));
  clock.advance(1);
  expect(await upkeep()).toBe(1);
  expect(await insertBehaviour(database.db, [again])).toEqual(new Set());
});

test('what was collected before is carried over and still known by its ids', async () => {
  database = await createEmptyDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'loudou-migrations-'));
  const names = (await readdir(migrations)).filter((name) => name.endsWith('.sql'));
  for (const name of names.filter((each) => each < '0017'))
    await cp(join(migrations, name), join(directory, name));
  await migrate({ url: database.url, directory });
  const event = makeEvent();
  await database.db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, received_at, skew_ms, app_version, properties)
     select id, $2, 'dev', 'ses', 'tt', 'page_viewed', 1, 'offer', 1, occurred_at, '2026-11-20T17:00:00Z',
       skew_ms, '1', '{}'
     from unnest($1::text[], $3::timestamptz[], $4::bigint[]) as old (id, occurred_at, skew_ms)`,
    [
      [event.eventId, 'bhv_1', 'bhv_2'],
      session.personId,
      ['2026-11-20T16:59:00Z', '2027-11-20T16:59:00Z', '2026-11-20T16:59:00Z'],
      [100, -365 * 86_400_000, '9007199254740991'],
    ],
  );
  for (const name of names) await cp(join(migrations, name), join(directory, name));
  await migrate({ url: database.url, directory });
  await rm(directory, { recursive: true });

  expect(await whereRowsLie()).toEqual({ behaviour_event_20261121: 3 });
  const carried = await database.db.query('select event_id, happened_at from behaviour_event order by 1');
  expect(carried).toHaveLength(3);
  expect(carried).toEqual(
    expect.arrayContaining([
      { event_id: event.eventId, happened_at: new Date('2026-11-20T16:59:00Z') },
      { event_id: 'bhv_1', happened_at: new Date('2026-11-20T16:59:00Z') },
      { event_id: 'bhv_2', happened_at: new Date('2026-11-20T17:00:00Z') },
    ]),
  );
  const resent = { ...rowAt('2026-11-22T04:00:00Z'), event };
  expect(await insertBehaviour(database.db, [resent])).toEqual(new Set([resent]));
});
