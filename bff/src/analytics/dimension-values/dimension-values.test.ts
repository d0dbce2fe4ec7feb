import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { sourceDimensions } from '../report/report-scope';
import { dimensionValues, maxDimensionValues } from './dimension-values';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.query('truncate source, journey_person, journey_cell cascade');
});

const days = { from: '2026-11-01', to: '2026-11-02' };

async function plant(keyword: string, day: string, people: number, mark = ''): Promise<void> {
  const { source_id } = await database.db.one<{ source_id: number }>(
    `insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator,
       live_room, keyword, first_seen_on)
     values ('tt', 'search', 'ocean_engine', '', '', '', '', '', '', $1, '2026-11-01')
     on conflict (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room,
       keyword) do update set keyword = excluded.keyword
     returning source_id`,
    [keyword],
  );
  await database.db.query(
    'insert into journey_cell (arrived_on, source_id, mark, people) values ($1, $2, $3, array[$4::int])',
    [day, source_id, mark, people],
  );
}

test('the values of these days, largest first; other days and those who are no customers are not in it', async () => {
  await plant('借款', '2026-11-01', 3);
  await plant('借款', '2026-11-02', 4);
  await plant('', '2026-11-02', 9);
  await plant('利率', '2026-11-03', 50);
  await plant('利率', '2026-11-02', 50, 'bot');
  expect(await dimensionValues(database.db, { dimension: 'keyword', days })).toEqual({
    values: [
      { value: '', people: 9 },
      { value: '借款', people: 7 },
    ],
    cut: false,
  });
});

test.each(sourceDimensions)('%s can be asked for', async (dimension) => {
  await plant('x', '2026-11-01', 1);
  expect((await dimensionValues(database.db, { dimension, days })).values).toHaveLength(1);
});

test('the list has an end and says so', async () => {
  for (let place = 0; place <= maxDimensionValues; place += 1) await plant(`k${place}`, '2026-11-01', 1);
  const answer = await dimensionValues(database.db, { dimension: 'keyword', days });
  expect([answer.values.length, answer.cut]).toEqual([maxDimensionValues, true]);
});
