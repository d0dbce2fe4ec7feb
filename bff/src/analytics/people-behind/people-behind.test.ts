import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { CustomFunnelPeople } from '../custom-funnel/custom-funnel.question';
import { funnelBehindSql } from '../custom-funnel/custom-funnel.sql';
import { openPlanted, plantedId } from '../sidecar/planted-sidecar.fixture';
import { firstDay } from '../sidecar/planted-world.fixture';
import { answerPeopleBehind } from './people-behind';
import { peopleBehindTables } from './people-behind.tables';
import { maxPageRows, PeoplePage } from './people-page';

const people = 5;
const clock = standingClock('2026-11-22T04:00:00Z');
const asked = {
  question: {
    scope: { days: { from: firstDay, to: firstDay } },
    steps: [{ name: 'page_viewed' }, { name: 'field_focused' }],
    windowMinutes: 60,
  },
  figure: { what: 'reached', step: 1 },
};
let planted: Awaited<ReturnType<typeof openPlanted>>;
let database: TestDatabase;

beforeAll(async () => {
  [planted, database] = await Promise.all([openPlanted(), createTestDatabase()]);
  await planted.plant({
    people: Array.from({ length: people }, (_, place) => ({
      partOf: null,
      source: 0,
      mark: '',
      arrivedMs: place,
    })),
    events: Array.from({ length: people }, (_, person) => ({
      person,
      name: 'page_viewed',
      atMs: Date.parse(`${firstDay}T08:00:00+08:00`),
      sequence: 0,
      page: 'apply/phone',
      host: 'tt',
      visit: 'v1',
      properties: {},
    })),
  });
  await database.db.query(
    `insert into journey_person (root_id, arrived_at, arrived_on, source_id, mark, depth, grade, last_seen_at)
     values ($1, $2, $3, 0, '', 3, 'B', $2)`,
    [plantedId(4), '2026-10-01T00:00:00Z', firstDay],
  );
});
afterAll(async () => {
  planted.close();
  await database.drop();
});

const list = (page: object) =>
  answerPeopleBehind(
    database,
    planted.sidecar,
    () => funnelBehindSql(CustomFunnelPeople.parse(asked)),
    PeoplePage.parse(page),
  );

test('where people stand is told of whom it is known', async () => {
  const { total, people: found, after } = await list({ limit: 2 });
  expect(total).toBe(people);
  expect(found.map(({ personId, lastSeenAt, step, grade }) => [personId, lastSeenAt, step, grade])).toEqual([
    [plantedId(4), '2026-10-01T00:00:00.000Z', 'registered', 'B'],
    [plantedId(3), null, null, null],
  ]);
  expect(after).not.toBeNull();
});

test('pages hold everybody once, and the last one says that it is', async () => {
  for (const limit of [1, 2, people, maxPageRows]) {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit, ...(after ? { after } : {}) });
      ids.push(...page.people.map(({ personId }) => personId));
      after = page.after;
    } while (after);
    expect(ids).toEqual([4, 3, 2, 1, 0].map(plantedId));
  }
});

test.each(['nonsense', '1_', '-2_psn', `1_${'x'.repeat(65)}`, '1e9_psn', "1_'; drop table person"])(
  'a place that was never handed out is refused: %s',
  (after) => expect(PeoplePage.safeParse({ after }).success).toBe(false),
);

test.each([0, maxPageRows + 1, 1.5])('a page of %d is refused', (limit) =>
  expect(PeoplePage.safeParse({ limit }).success).toBe(false),
);

test('the file holds whom the list holds', async () => {
  const table = peopleBehindTables(planted.sidecar)['customFunnelPeople']!;
  const opened = (await table.open({ db: database.db, clock }, asked))!;
  const rows = [];
  for await (const row of opened.records) rows.push(row);
  expect(opened.total).toBe(people);
  expect(rows.map((row) => [row['person_id'], row['step'], row['ad_platform']])).toEqual(
    [4, 3, 2, 1, 0].map((place) => [plantedId(place), place === 4 ? 'registered' : null, 'ocean_engine']),
  );
  expect(await table.open({ db: database.db, clock }, { ...asked, figure: { what: 'all' } })).toBeNull();
});
