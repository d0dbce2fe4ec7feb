import { createEmptyDatabase, type TestDatabase } from '../../../../test/database';
import { type ColumnLists, columnLists } from './column-lists';

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

interface Row {
  number: number;
  text: string | null;
  at: string;
  data: Record<string, unknown>;
}

const listsOf = (rows: number) =>
  database.db.one<ColumnLists<Row>>(
    `select ${columnLists({
      number: 'number',
      text: "nullif('text ' || number, 'text 2')",
      at: "'2026-11-23 04:00:00.125+08'::timestamptz",
      data: "jsonb_build_object('half', number / 2.0)",
    })} from (select number from generate_series(1, $1) number order by number desc) ordered`,
    [rows],
  );

test('rows come as a list a column, each in the order of the rows', async () => {
  expect(await listsOf(3)).toEqual({
    number: [3, 2, 1],
    text: ['text 3', null, 'text 1'],
    at: Array<string>(3).fill('2026-11-22T20:00:00.125+00:00'),
    data: [{ half: 1.5 }, { half: 1 }, { half: 0.5 }],
  });
});

test('no rows are empty lists', async () => {
  expect(await listsOf(0)).toEqual({ number: [], text: [], at: [], data: [] });
});
