import { type Books, consoleOf, csv, lineOf, openBooks, today, yesterday } from '../planted.fixture';
import { addDays } from '../china-day';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const file = (text: string, rest: object = {}) => ({
  accountId: 'acc_ocean',
  fileName: 'report.csv',
  text,
  ...rest,
});
const preview = (text: string, rest: object = {}) => consoleOf(books.admin).importPreview(file(text, rest));
const keep = (text: string, rest: object = {}) => consoleOf(books.admin).import(file(text, rest));
const kept = async () =>
  books.db.query<{ day: string; rows: number; superseded_by: number | null }>(
    'select day, rows, superseded_by from receipt_import order by import_id',
  );
const line = (externalId: string, day = yesterday) =>
  lineOf({ deliveryId: externalId }, 'active_register', day);

test('a dry run says what an import would do, and does nothing', async () => {
  const answer = await preview(csv(line('a'), line('b'), line('c', addDays(yesterday, -1))));
  expect(answer).toMatchObject({ problem: null, rows: 3, badRows: 0, known: null });
  expect(answer.days).toMatchObject([
    { day: addDays(yesterday, -1), rows: 1, conversions: 1, replaces: null },
    { day: yesterday, rows: 2, conversions: 2, replaces: null },
  ]);
  expect(answer.events).toEqual([{ event: 'active_register', factName: 'user_registered', conversions: 3 }]);
  expect(await kept()).toEqual([]);
});

test('the same file twice changes nothing and says when it came', async () => {
  const text = csv(line('a'));
  expect((await keep(text)).imported).toHaveLength(1);
  const again = await keep(text, { fileName: 'another name.csv' });
  expect(again).toMatchObject({
    imported: [],
    preview: { known: { fileName: 'report.csv', madeBy: 'admin' } },
  });
  expect(await kept()).toHaveLength(1);
});

test('a file that was replaced since, or is read otherwise by now, is news', async () => {
  const [right, wrong] = [csv(line('a')), csv(line('a'), line('b'))];
  await keep(right);
  await keep(wrong);
  expect((await keep(right)).imported).toHaveLength(1);
  expect((await keep(right)).imported).toEqual([]);
  books.clock.advance(1_000);
  const console = consoleOf(books.admin);
  const settings = await console.settings({ accountId: 'acc_ocean' });
  await console.saveSettings({ accountId: 'acc_ocean', settings: { ...settings, amountUnit: 'fen' } });
  books.clock.advance(1_000);
  expect(await preview(right)).toMatchObject({ known: null });
  expect((await keep(right)).imported).toHaveLength(1);
  expect((await keep(right)).imported).toEqual([]);
});

test('the same file at the same moment is kept once', async () => {
  const text = csv(line('a'));
  await Promise.all([keep(text), keep(text), keep(text)]);
  expect(await kept()).toHaveLength(1);
});

test('a restated report takes the place of the older one, which stays readable', async () => {
  await keep(csv(line('a'), line('b')));
  const answer = await keep(csv(line('a'), line('b'), line('c')));
  expect(answer.preview.days).toMatchObject([{ rows: 3, replaces: { rows: 2 } }]);
  const imports = await kept();
  expect(imports.map(({ rows }) => rows)).toEqual([2, 3]);
  expect(imports.map(({ superseded_by }) => superseded_by === null)).toEqual([false, true]);
  const { counted } = await books.db.one<{ counted: number }>(
    `select counted from reconciliation_run where superseded_by is null and day = $1`,
    [yesterday],
  );
  expect(counted).toBe(3);
});

test('with one bad line nothing is kept, and each bad line says its number and what is wrong', async () => {
  const text = csv(
    line('a'),
    `page_view,${yesterday},b,,,`,
    `active_register,2026-02-30,c,,,`,
    `active_register,${addDays(today, 1)},d,,,`,
    `active_register,${yesterday},e,,12.345,`,
    `active_register,${yesterday},f,,,Z`,
    `active_register,${yesterday},g,,,constructor`,
    `constructor,${yesterday},h,,,`,
  );
  const answer = await keep(text);
  expect(answer.imported).toEqual([]);
  expect(answer.preview.bad).toEqual([
    { line: 3, problem: 'event_not_mapped', value: 'page_view' },
    { line: 4, problem: 'bad_day', value: '2026-02-30' },
    { line: 5, problem: 'day_to_come', value: addDays(today, 1) },
    { line: 6, problem: 'bad_amount', value: '12.345' },
    { line: 7, problem: 'bad_grade', value: 'Z' },
    { line: 8, problem: 'bad_grade', value: 'constructor' },
    { line: 9, problem: 'event_not_mapped', value: 'constructor' },
  ]);
  expect(await kept()).toEqual([]);
});

test('events that are none of ours are set aside where the settings say so, and counted', async () => {
  const console = consoleOf(books.admin);
  const settings = await console.settings({ accountId: 'acc_ocean' });
  const own = { ...settings, ignoredEvents: ['page_view'], events: { 注册: 'active_register' } };
  await console.saveSettings({ accountId: 'acc_ocean', settings: own });
  const text = ['事件,日期,数量', `注册,${yesterday},3`, `page_view,${yesterday},900`].join('\n');
  expect(await preview(text)).toMatchObject({ badRows: 0, ignoredRows: 1, days: [{ conversions: 3 }] });
});

test('a file of several accounts goes to each by its platform and number, and never to another', async () => {
  const heading = 'platform,account_id,event,day,external_id';
  const text = [
    heading,
    `ocean_engine,1800123,active_register,${yesterday},a`,
    `tencent_ads,25526,active_register,${yesterday},b`,
  ].join('\n');
  const answer = await keep(text, { accountId: undefined });
  expect(answer.imported.map(({ accountId }) => accountId)).toEqual(['acc_ocean', 'acc_tencent']);
  const foreign = [heading, `ocean_engine,999,active_register,${yesterday},a`].join('\n');
  expect((await preview(foreign, { accountId: undefined })).bad).toMatchObject([{ problem: 'no_account' }]);
  expect((await preview(text)).bad).toMatchObject([{ line: 3, problem: 'other_account', value: '25526' }]);
});

test('a covered day without a line is a report that nothing was counted', async () => {
  const covers = { from: addDays(yesterday, -1), to: yesterday };
  const { imported } = await keep(csv(line('a')), { covers });
  expect(imported).toHaveLength(2);
  expect((await kept()).map(({ day, rows }) => [day, rows])).toEqual([
    [covers.from, 0],
    [yesterday, 1],
  ]);
  const outside = await preview(csv(line('a', addDays(yesterday, -5))), { covers });
  expect(outside.bad).toMatchObject([{ problem: 'day_not_covered' }]);
});

test('JSON is read like CSV, and an empty list is a day on which nothing was counted', async () => {
  const text = JSON.stringify({ rows: [{ event: 'active_register', day: yesterday, count: 4 }] });
  expect(await preview(text)).toMatchObject({ badRows: 0, days: [{ conversions: 4 }] });
  const empty = await keep('[]', { covers: { from: yesterday, to: yesterday }, source: 'stand_in' });
  expect(empty.imported).toHaveLength(1);
});

test('analysts may not bring receipts', async () => {
  const call = consoleOf(books.analyst).import(file(csv(line('a'))));
  await expect(call).rejects.toMatchObject({ cause: { code: 'not_allowed' } });
});
