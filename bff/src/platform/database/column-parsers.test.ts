import { createEmptyDatabase, type TestDatabase } from '../../../../test/database';
import { parseInt8 } from './column-parsers';

let database: TestDatabase;
beforeAll(async () => (database = await createEmptyDatabase()));
afterAll(() => database.drop());

test('amounts are numbers, points in time are dates, days stay as written, decimals stay exact', async () => {
  const row = await database.db.one(`
    select 9007199254740991::int8             as amount,
           array[1, 2]::int8[]                as amounts,
           '2026-02-28'::date                 as day,
           array['2026-02-28']::date[]        as days,
           '2026-02-28T08:00+08'::timestamptz as at,
           '2026-02-28 08:00'::timestamp      as wall_clock,
           0.1::numeric                       as rate,
           null::int8                         as nothing`);
  expect(row).toEqual({
    amount: Number.MAX_SAFE_INTEGER,
    amounts: [1, 2],
    day: '2026-02-28',
    days: ['2026-02-28'],
    at: new Date('2026-02-28T00:00:00Z'),
    wall_clock: '2026-02-28 08:00:00',
    rate: '0.1',
    nothing: null,
  });
});

test('a whole number too large to be exact is an error, never a rounded amount', async () => {
  expect(() => parseInt8('9007199254740993')).toThrow('too large to be exact');
  await expect(database.db.one('select 9007199254740993::int8 as amount')).rejects.toThrow('too large');
  await expect(database.db.ping()).resolves.toBeUndefined();
});
