import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { standingClock } from '../operator/operator.fixture';
import { admin, analyst, callBy } from './grading.fixture';
import { gradingRouter } from './grading.router';
import type { PolicyTable } from './policy';
import { policyBook } from './policy-book';

const HOUR_MS = 3_600_000;
let database: TestDatabase;
let clock: ReturnType<typeof standingClock>;
let keys = 0;

const caller = (operator = admin) => gradingRouter.createCaller(callBy(operator, database.db, clock));
const newKey = () => `key-of-a-test-${String((keys += 1)).padStart(6, '0')}`;
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    ({ cause }: { cause?: { code?: string; details?: { problem?: string } } }) =>
      cause?.details?.problem ?? cause?.code,
  );

const tableOf = (riskBand: string): PolicyTable => ({
  rows: [{ when: { riskBands: [riskBand] }, grade: 'A', expectedValueFen: 500 }],
  capFen: 1_000,
});
const saveNew = (table = tableOf('R7'), note: string | null = null) =>
  caller().saveDraft({ key: newKey(), draft: null, table, note });
const release = (draft: { version: number; madeAt: string }, from: string | null = null, operator = admin) =>
  caller(operator).release({
    key: newKey(),
    version: draft.version,
    seenAt: draft.madeAt,
    from,
    reason: 'a test of it',
  });
const versionAt = async (ms = 0) =>
  (await policyBook(database.db)).inForceAt(new Date(clock.nowMs() + ms))?.version;

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
});
afterEach(() => database.drop());

test('from the first start on a policy is in force, and has been since ever', async () => {
  const book = await policyBook(database.db);
  expect(book.inForceAt(new Date('1999-01-01'))?.version).toBe(1);
  expect(await caller().versions()).toMatchObject([
    { version: 1, state: 'in_force', from: null, madeBy: null, problems: [] },
  ]);
});

test('a draft is in force nowhere until it is released, and then from the moment named', async () => {
  const draft = await saveNew();
  clock.advance(HOUR_MS);
  expect(await versionAt()).toBe(1);
  await release(draft);
  expect([await versionAt(-1), await versionAt()]).toEqual([1, 2]);
  const later = await saveNew(tableOf('R8'));
  await release(later, new Date(clock.nowMs() + HOUR_MS).toISOString());
  expect([await versionAt(), await versionAt(HOUR_MS - 1), await versionAt(HOUR_MS)]).toEqual([2, 2, 3]);
  expect((await caller().versions()).map(({ version, state }) => [version, state])).toEqual([
    [3, 'scheduled'],
    [2, 'in_force'],
    [1, 'past'],
  ]);
});

test('what is released is never changed again', async () => {
  const draft = await saveNew();
  await release(draft);
  const again = {
    key: newKey(),
    draft: { version: 2, seenAt: draft.madeAt },
    table: tableOf('R1'),
    note: null,
  };
  expect(await refusalOf(caller().saveDraft(again))).toBe('already_released');
  expect(await refusalOf(release(draft))).toBe('already_released');
  expect((await policyBook(database.db)).version(2)?.rows[0]?.when.riskBands).toEqual(['R7']);
});

test('a draft that somebody changed meanwhile is neither overwritten nor released unseen', async () => {
  const seen = await saveNew();
  clock.advance(1);
  const change = { draft: { version: seen.version, seenAt: seen.madeAt }, table: tableOf('R5'), note: null };
  await caller(analyst).saveDraft({ ...change, key: newKey() });
  expect(await refusalOf(caller().saveDraft({ ...change, key: newKey() }))).toBe('changed_meanwhile');
  expect(await refusalOf(release(seen))).toBe('changed_meanwhile');
});

test('a table with a problem is kept as a draft, told, and not released', async () => {
  const draft = await saveNew({ rows: [...tableOf('R1').rows, ...tableOf('R1').rows], capFen: 1_000 });
  const [newest] = await caller().versions();
  expect(newest!.problems).toEqual([{ kind: 'unreachable', row: 1, by: 0, blocks: true }]);
  expect(await caller().check(newest!.table)).toEqual(newest!.problems);
  expect(await refusalOf(release(draft))).toBe('table_has_problems');
});

test('a release starts now or later, and not in another year', async () => {
  const draft = await saveNew();
  const at = (ms: number) => new Date(clock.nowMs() + ms).toISOString();
  expect(await refusalOf(release(draft, at(-1)))).toBe('start_in_the_past');
  expect(await refusalOf(release(draft, at(91 * 24 * HOUR_MS)))).toBe('start_too_far_ahead');
  expect(await refusalOf(release(draft, at(90 * 24 * HOUR_MS)))).toBe('passed');
});

test('whoever is no admin may draft, and may not release, go back or regrade', async () => {
  const own = caller(analyst);
  const draft = await own.saveDraft({ key: newKey(), draft: null, table: tableOf('R7'), note: null });
  const reason = 'not for them';
  const days = { from: '2026-11-01', to: '2026-11-02' };
  expect(await refusalOf(release(draft, null, analyst))).toBe('not_allowed');
  expect(await refusalOf(own.rollBack({ key: newKey(), toVersion: 1, from: null, reason }))).toBe(
    'not_allowed',
  );
  expect(await refusalOf(own.regrade({ key: newKey(), policyVersion: 1, ...days, reason }))).toBe(
    'not_allowed',
  );
  expect(await versionAt()).toBe(1);
});

test('going back is the earlier table under a new number; the versions between stay', async () => {
  await release(await saveNew());
  clock.advance(HOUR_MS);
  const back = await caller().rollBack({
    key: newKey(),
    toVersion: 1,
    from: null,
    reason: 'too few grade A',
  });
  expect(back.version).toBe(3);
  const book = await policyBook(database.db);
  expect(book.version(3)).toEqual({ ...book.version(1)!, version: 3 });
  expect([await versionAt(-1), await versionAt()]).toEqual([2, 3]);
  expect((await caller().versions())[0]).toMatchObject({ copyOf: 1, note: 'too few grade A' });
});

test('a start that was set by mistake is undone by another release for the same moment', async () => {
  const from = new Date(clock.nowMs() + HOUR_MS).toISOString();
  await release(await saveNew(), from);
  await caller().rollBack({ key: newKey(), toVersion: 1, from, reason: 'set by mistake' });
  expect([await versionAt(), await versionAt(HOUR_MS)]).toEqual([1, 3]);
  expect((await caller().versions()).map(({ state }) => state)).toEqual(['scheduled', 'past', 'in_force']);
});

test('nobody goes back to what was never released, or never was', async () => {
  await saveNew();
  const back = (toVersion: number) =>
    refusalOf(caller().rollBack({ key: newKey(), toVersion, from: null, reason: 'back again' }));
  expect([await back(2), await back(9)]).toEqual(['never_released', 'not_found']);
});

test('a repetition of the same call does it once and gets the first answer', async () => {
  const saving = { key: newKey(), draft: null, table: tableOf('R7'), note: null };
  const [one, other] = await Promise.all([caller().saveDraft(saving), caller().saveDraft(saving)]);
  expect(one).toEqual(other);
  const releasing = {
    key: newKey(),
    version: one.version,
    seenAt: one.madeAt,
    from: null,
    reason: 'once only',
  };
  const answers = await Promise.all([caller().release(releasing), caller().release(releasing)]);
  expect(answers[0]).toEqual(answers[1]);
  const back = { key: newKey(), toVersion: 1, from: null, reason: 'once only' };
  await Promise.all([caller().rollBack(back), caller().rollBack(back)]);
  expect((await caller().versions()).map(({ version }) => version)).toEqual([3, 2, 1]);
  const { count } = await database.db.one<{ count: number }>('select count(*) from audit_entry');
  expect(count).toBe(3);
});

test('ten people saving at one moment get ten versions without a gap', async () => {
  const saved = await Promise.all(Array.from({ length: 10 }, (_, index) => saveNew(tableOf(`R${index}`))));
  expect(saved.map(({ version }) => version).sort((one, other) => one - other)).toEqual([
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ]);
});

test('every change is in the audit, with who, what and why', async () => {
  const draft = await saveNew(tableOf('R7'), 'first try');
  await release(draft);
  await caller().rollBack({ key: newKey(), toVersion: 1, from: null, reason: 'too few grade A' });
  expect(
    await database.db.query('select operator_id, action, subject, reason from audit_entry order by entry_id'),
  ).toEqual([
    {
      operator_id: 'opr_admin',
      action: 'grading_draft_saved',
      subject: 'grading_policy:2',
      reason: 'first try',
    },
    {
      operator_id: 'opr_admin',
      action: 'grading_released',
      subject: 'grading_policy:2',
      reason: 'a test of it',
    },
    {
      operator_id: 'opr_admin',
      action: 'grading_rolled_back',
      subject: 'grading_policy:3<-1',
      reason: 'too few grade A',
    },
  ]);
});
