import { createLogger } from '../platform/logger';
import { addDays } from './china-day';
import { importReceipts } from './receipts/import-receipts.actions';
import { type Books, csv, lineOf, openBooks, today, yesterday } from './planted.fixture';
import { reconciliationWork } from './reconciliation.worker';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const HOUR_MS = 3_600_000;
const logger = createLogger({ level: 'silent' });
const work = (hour = 3) => reconciliationWork({ db: books.db, clock: books.clock, logger }, { hour });
const runs = async () =>
  (
    await books.db.query<{ account_id: string | null; day: string }>(
      'select account_id, day from reconciliation_run where superseded_by is null order by day, account_id nulls last',
    )
  ).map(({ account_id, day }) => [account_id, day]);
const keep = (text: string) =>
  importReceipts(books.admin, { accountId: 'acc_ocean', fileName: 'r.csv', source: 'report', text }, 'test');

test('yesterday is compared once its hour has come, each account and what belongs to none, and then rests', async () => {
  expect(await work(11).run()).toBe(0);
  expect(await work(10).run()).toBe(3);
  expect(await runs()).toEqual([
    ['acc_ocean', yesterday],
    ['acc_tencent', yesterday],
    [null, yesterday],
  ]);
  expect(await work(10).run()).toBe(0);
});

test('two processes at once leave one current run of each', async () => {
  await Promise.all([work().run(), work().run()]);
  expect(await runs()).toHaveLength(3);
});

test('a report that came is compared, and the days beside it that were', async () => {
  const row = await books.plantRow();
  await work().run();
  books.clock.advance(HOUR_MS);
  await keep(csv(lineOf(row)));
  expect(await work().run()).toBe(1);
  const { unexplained, reported } = await books.db.one<{ unexplained: number; reported: boolean }>(
    `select unexplained, reported from reconciliation_run where superseded_by is null and account_id = 'acc_ocean'`,
  );
  expect({ unexplained, reported }).toEqual({ unexplained: 0, reported: true });
  expect(await work().run()).toBe(0);
});

test('a report of a day long ago is compared although nobody looked at the day before', async () => {
  const day = addDays(yesterday, -40);
  const row = await books.plantRow({ day });
  await work().run();
  await keep(csv(lineOf(row, 'active_register', day)));
  expect(await work().run()).toBe(1);
  expect(await runs()).toContainEqual(['acc_ocean', day]);
});

test('a day with rows on their way is looked at again the next morning, a settled one is not', async () => {
  const row = await books.plantRow({ state: 'queued' });
  await work().run();
  books.clock.advance(24 * HOUR_MS);
  await books.db.query(`update ledger_row set state = 'rejected' where delivery_id = $1`, [row.deliveryId]);
  await work().run();
  const history = await books.db.query<{ day: string }>(
    `select day from reconciliation_run where account_id = 'acc_ocean' order by run_id`,
  );
  expect(history.map(({ day }) => day)).toEqual([yesterday, yesterday, today]);
  books.clock.advance(24 * HOUR_MS);
  await work().run();
  expect((await runs()).filter(([, day]) => day === yesterday)).toHaveLength(3);
});
