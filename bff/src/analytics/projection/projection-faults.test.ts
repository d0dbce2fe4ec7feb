import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { checkProjection } from './check-projection';
import { readFreshness } from './freshness';
import { isStepSql } from './journeys.sql';
import { Lives } from './lives.fixture';
import { projectAll, projectionBounds, projectRound } from './project.actions';
import { requestRebuild } from './rebuild.store';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
const platform = () => ({ db: database.db, clock });
const exact = { people: [], cells: [] };
let lived: Lives;

beforeEach(async () => {
  database = await createTestDatabase();
  lived = new Lives(database.db, 'x', 8);
  await lived.begin();
});
afterEach(() => database.drop());

const arrive = (who: number, minute = 60, account = 'a1') =>
  lived.act({ do: 'arrive', who, minute, kind: 'ad', platform: 'ocean_engine', account });
const register = (who: number) =>
  lived.act({ do: 'step', who, step: 2, minute: 90, purpose: 'application_processing' });

const count = async (table: string) =>
  (await database.db.one<{ count: number }>(`select count(*) as count from ${table}`)).count;

test('the index over the steps serves the condition by which they are looked up', async () => {
  const plan = await database.db.transaction(async (tx) => {
    await tx.query('set local enable_seqscan = off');
    return tx.query(
      `explain select fact.name, fact.occurred_at from fact where fact.person_id = 'x' and ${isStepSql}`,
    );
  });
  expect(JSON.stringify(plan)).toContain('Only Scan using fact_step');
});

test('the first round over old data builds the table by itself', async () => {
  await Promise.all([0, 1, 2].map((who) => arrive(who)));
  expect(await readFreshness(platform())).toMatchObject({ built: false });
  await projectAll(platform());
  expect(await count('journey_person')).toBe(3);
  expect(await checkProjection(database.db)).toEqual(exact);
  expect(await readFreshness(platform())).toEqual({
    asOf: clock.now().toISOString(),
    behindMs: 0,
    building: null,
    built: true,
  });
});

test('what is counted is told up to the oldest change that waits, wherever it lies', async () => {
  await Promise.all([0, 1].map((who) => arrive(who)));
  await projectAll(platform());
  const [sooner, oldest] = [new Date('2026-11-22T03:30:00Z'), new Date('2026-11-22T03:00:00Z')];
  for (const at of [sooner, oldest, sooner])
    await database.db.query(`insert into journey_dirty (person_id, changed_at) values ('psn_x', $1)`, [at]);
  expect(await readFreshness(platform())).toMatchObject({
    asOf: oldest.toISOString(),
    behindMs: 60 * 60_000,
  });
});

test('a rebuild misses nothing of what happens while it runs, and the old table answers until it stands', async () => {
  for (let who = 0; who < 6; who += 1) await arrive(who);
  await projectAll(platform());
  await requestRebuild(database.db, 'opr_test', clock.now());
  const bounds = { ...projectionBounds, peoplePerRound: 2 };
  await projectRound(platform(), bounds);
  await projectRound(platform(), bounds);
  // Of somebody who was worked out already, of somebody who was not, of somebody new, and a merge across.
  await register(0);
  await register(5);
  await arrive(7);
  await lived.act({ do: 'merge', who: 1, into: 4 });
  await lived.act({ do: 'mark', who: 0, mark: 'bot' });
  expect(await count('journey_person')).toBe(6);
  expect(await readFreshness(platform())).toMatchObject({ building: { people: 2 } });
  await projectAll(platform(), bounds);
  expect(await count('journey_person')).toBe(6);
  expect(await checkProjection(database.db)).toEqual(exact);
});

test('a table that was spoilt is set right by a rebuild', async () => {
  await arrive(0);
  await projectAll(platform());
  await database.db.query('update journey_cell set people[1] = 7');
  await database.db.query("update journey_person set mark = 'bot'");
  expect(await checkProjection(database.db)).not.toEqual(exact);
  await requestRebuild(database.db, 'opr_test', clock.now());
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
});

test('a rebuild keeps what others hung on the table, and writes every row in one transaction', async () => {
  for (let who = 0; who < 6; who += 1) await arrive(who);
  await projectAll(platform());
  await database.db.query(`
    alter table journey_person add column seen_in xid8 not null default pg_current_xact_id();
    create function seen() returns trigger language plpgsql as 'begin new.seen_in := pg_current_xact_id(); return new; end';
    create trigger seen before update on journey_person for each row execute function seen()`);
  await requestRebuild(database.db, 'opr_test', clock.now());
  await projectAll(platform(), { ...projectionBounds, peoplePerRound: 2 });
  const seen = () => count('(select distinct seen_in from journey_person) transactions');
  expect(await seen()).toBe(1);
  await register(0);
  await projectAll(platform());
  expect(await seen()).toBe(2);
});

test('a round that is killed in the middle never was', async () => {
  await projectAll(platform());
  await arrive(0);
  await register(0);
  const broken = {
    ...platform(),
    db: {
      ...database.db,
      transaction: <T>(work: Parameters<typeof database.db.transaction<T>>[0]) =>
        database.db.transaction(async (tx) => {
          await work(tx);
          throw new Error('killed');
        }),
    },
  };
  await expect(projectRound(broken)).rejects.toThrow('killed');
  expect(await count('journey_person')).toBe(0);
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
  expect(await count('journey_person')).toBe(1);
});

test('several processes may try at once, and everything counts once', async () => {
  await projectAll(platform());
  for (let who = 0; who < 8; who += 1) {
    await arrive(who);
    await register(who);
  }
  const bounds = { ...projectionBounds, changesPerRound: 1 };
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 30; round += 1) await projectRound(platform(), bounds);
    }),
  );
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
});

test('a fact whose transaction is older than others is counted when it commits, not lost behind them', async () => {
  await projectAll(platform());
  await arrive(0);
  await arrive(1);
  await projectAll(platform());
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let began = () => {};
  const begun = new Promise<void>((resolve) => (began = resolve));
  const late = database.db.transaction(async (tx) => {
    await new Lives(tx, 'x', 8).act({
      do: 'step',
      who: 0,
      step: 2,
      minute: 90,
      purpose: 'application_processing',
    });
    began();
    await held;
  });
  await begun;
  await database.db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     values ('fct_younger', 'per_x_1', 9, 'user_registered', 1, 'y', $1, '{}', $1)`,
    [clock.now()],
  );
  while ((await projectRound(platform())).did !== 'nothing');
  expect(await count('journey_person where registered_at is not null')).toBe(0);
  commit();
  await late;
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
  expect(await count('journey_person where registered_at is not null')).toBe(2);
});

test('forged links make no more sources in a day than the bound; what they said beyond it is `other`', async () => {
  const bounds = { ...projectionBounds, newSourcesPerDay: 3 };
  await projectAll(platform(), bounds);
  for (let who = 0; who < 6; who += 1) await arrive(who, 60, `forged-${who}`);
  await projectAll(platform(), bounds);
  const accounts = await database.db.query<{ account_id: string }>(
    'select account_id from source order by source_id',
  );
  expect(accounts.map(({ account_id }) => account_id).sort()).toEqual([
    'forged-0',
    'forged-1',
    'forged-2',
    'other',
  ]);
  // A source that is known counts under its own name, and the next day brings new ones again.
  await arrive(6, 60, 'forged-1');
  await arrive(7, 60 + 24 * 60, 'honest');
  await projectAll(platform(), bounds);
  expect(await count("source where account_id = 'honest'")).toBe(1);
  expect(await checkProjection(database.db)).toEqual(exact);
});

test.each([
  [
    'behind the cursor',
    'update projection_cursor set written_in = (written_in::text::bigint + 1000000)::text::xid8',
  ],
  ['behind its facts', `update fact set written_in = (written_in::text::bigint + 1000000)::text::xid8`],
])('a restored dump whose transactions run %s is built anew', async (_, restore) => {
  await arrive(0);
  await register(0);
  await projectAll(platform());
  await database.db.query('update journey_cell set people[1] = 7');
  await database.db.query(restore);
  await register(0);
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
  await arrive(1);
  await register(1);
  await projectAll(platform());
  expect(await checkProjection(database.db)).toEqual(exact);
  expect(await readFreshness(platform())).toMatchObject({ behindMs: 0, building: null });
});
