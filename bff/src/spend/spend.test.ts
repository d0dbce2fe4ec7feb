import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import { confirmSpend, trySpend, undoSpend } from './spend.actions';
import { listImports } from './spend.queries';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let ground: ReturnType<typeof consoleBrowser>;
beforeAll(async () => {
  database = await createTestDatabase();
  ground = consoleBrowser(database.db, clock);
});
beforeEach(() =>
  database.db.query('truncate spend_run, spend_row, spend_version, spend_name, source cascade'),
);
afterAll(() => database.drop());

const csv = (...lines: string[]) => ['日期,账户ID,广告ID,广告名称,消耗,点击数', ...lines].join('\n');
const tryFile = (text: string) =>
  trySpend(ground, { adPlatform: 'ocean_engine', fileName: 'report.csv', text }, 'opr_admin');
const confirm = (runId: string) => confirmSpend(ground, { runId, operatorId: 'opr_admin' });
const undo = (runId: string) => undoSpend(ground, { runId, reason: 'wrong file', operatorId: 'opr_admin' });
async function keep(text: string): Promise<string> {
  const { runId } = await tryFile(text);
  await confirm(runId!);
  return runId!;
}
const standing = () =>
  database.db.query<{ day: string; version: number; spend_fen: number }>(
    'select day, version, spend_fen from spend_version where stands order by day',
  );

const monday = csv('2026-11-16,acc1,p1,冬季,100.00,10', '2026-11-16,acc1,p2,春季,50.05,5');

test('a trial says what a file would change, and no version stands by it', async () => {
  const trial = await tryFile(monday);
  expect(trial).toMatchObject({
    rows: 2,
    badRows: 0,
    totals: { spendFen: 15_005, impressions: null, clicks: 15 },
    days: { from: '2026-11-16', to: '2026-11-16' },
    parts: [{ accountId: 'acc1', day: '2026-11-16', rows: 2, spendFen: 15_005, change: 'new', stands: null }],
    changes: { new: 1, restated: 0, same: 0 },
    unknownAdsTotal: 2,
    unknownAds: [
      { planId: 'p1', spendFen: 10_000 },
      { planId: 'p2', spendFen: 5_005 },
    ],
  });
  expect(await standing()).toEqual([]);
});

test('an ad that arrivals named is not unknown', async () => {
  await database.db.query(
    `insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword, first_seen_on)
     values ('tt', 'ad', 'ocean_engine', '', 'p1', '', '', '', '', '', '2026-11-16')`,
  );
  expect((await tryFile(monday)).unknownAds).toMatchObject([{ planId: 'p2' }]);
});

test('a confirmed trial counts once, however often it is said', async () => {
  const { runId } = await tryFile(monday);
  expect(await Promise.all([confirm(runId!), confirm(runId!)])).toEqual([{ versions: 1 }, { versions: 1 }]);
  expect(await standing()).toEqual([{ day: '2026-11-16', version: 1, spend_fen: 15_005 }]);
});

test('the same lines again are nothing new; a restated day is a new version and the old one stays', async () => {
  await keep(monday);
  expect(await tryFile(monday)).toMatchObject({ runId: null, changes: { new: 0, restated: 0, same: 1 } });
  await keep(
    csv(
      '2026-11-16,acc1,p1,冬季,101.00,10',
      '2026-11-16,acc1,p2,春季,50.05,5',
      '2026-11-17,acc1,p1,冬季,1,1',
    ),
  );
  expect(await standing()).toEqual([
    { day: '2026-11-16', version: 2, spend_fen: 15_105 },
    { day: '2026-11-17', version: 1, spend_fen: 100 },
  ]);
  const old = await database.db.query('select spend_fen from spend_version where not stands');
  expect(old).toEqual([{ spend_fen: 15_005 }]);
});

test('one bad line and nothing can be confirmed', async () => {
  const trial = await tryFile(csv('2026-11-16,acc1,p1,a,1,1', '2026-11-16,acc1,p1,a,oops,1'));
  expect(trial).toMatchObject({
    runId: null,
    rows: 1,
    badRows: 1,
    bad: [{ line: 3, problem: 'bad_spend', value: 'oops' }],
  });
  expect(await database.db.query('select * from spend_run')).toEqual([]);
});

test('two trials of one day: the slower one is told that other versions stand', async () => {
  const one = await tryFile(monday);
  const other = await tryFile(csv('2026-11-16,acc1,p1,冬季,7.00,1'));
  await confirm(one.runId!);
  await expect(confirm(other.runId!)).rejects.toMatchObject({
    code: 'invalid_input',
    details: { reason: 'stands_otherwise' },
  });
  expect(await standing()).toMatchObject([{ spend_fen: 15_005 }]);
});

test('an import that is taken back leaves what stood before it, in whatever order', async () => {
  const first = await keep(monday);
  const second = await keep(csv('2026-11-16,acc1,p1,冬季,200.00,1'));
  const third = await keep(csv('2026-11-16,acc1,p1,冬季,300.00,1'));
  await undo(second);
  expect(await standing()).toMatchObject([{ version: 3, spend_fen: 30_000 }]);
  expect(await undo(third)).toEqual({ versions: 1 });
  expect(await standing()).toMatchObject([{ version: 1, spend_fen: 15_005 }]);
  expect(await undo(third)).toEqual({ versions: 0 });
  await undo(first);
  expect(await standing()).toEqual([]);
  await keep(monday);
  expect(await standing()).toMatchObject([{ version: 4, spend_fen: 15_005 }]);
  expect(await listImports(database.db)).toMatchObject([
    // Everything before it was taken back, so it restates nothing.
    { state: 'confirmed', standing: 1, restated: 0 },
    { state: 'undone', undoneReason: 'wrong file' },
    { state: 'undone' },
    { state: 'undone' },
  ]);
});

test('a trial that nobody confirmed is thrown away after a day', async () => {
  await tryFile(monday);
  clock.advance(25 * 3_600_000);
  await tryFile(monday);
  expect(await database.db.query('select run_id from spend_run')).toHaveLength(1);
  await expect(confirm('spn_00000000000000000000000000')).rejects.toMatchObject({ code: 'not_found' });
});

test('names are kept from confirmed files, the newest word counting', async () => {
  await keep(monday);
  await keep(csv('2026-11-17,acc1,p1,冬季改,1,1'));
  const names = await database.db.query(
    "select id, name, account_id from spend_name where kind = 'plan' order by id",
  );
  expect(names).toEqual([
    { id: 'p1', name: '冬季改', account_id: 'acc1' },
    { id: 'p2', name: '春季', account_id: 'acc1' },
  ]);
});
