import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { standingClock } from '../operator/operator.fixture';
import { gradeRowOf } from './grade.rules';
import { markRegradesPlanned, recordGrades, takeRegrades } from './grade.store';
import { admin, callBy, plantFacts, type PlantedFact } from './grading.fixture';
import { gradingRouter } from './grading.router';
import type { Grade, PolicyTable } from './policy';
import { bookOf, policyBook } from './policy-book';

let database: TestDatabase;
let clock: ReturnType<typeof standingClock>;
let keys = 0;
const today = new Date('2026-11-22T04:00:00Z');
const caller = () => gradingRouter.createCaller(callBy(admin, database.db, clock));
const newKey = () => `key-of-a-test-${String((keys += 1)).padStart(6, '0')}`;

/** What the planner does with facts that it sees for the first time. */
async function plan(factIds: string[]): Promise<void> {
  const { db } = database;
  const facts = await db.query<{ fact_id: string; name: string; occurred_at: Date; data: object }>(
    'select fact_id, name, occurred_at, data from fact where fact_id = any($1)',
    [factIds],
  );
  const book = await policyBook(db);
  const rows = facts.flatMap(({ fact_id: factId, name: factName, occurred_at: occurredAt, data }) => {
    const row = gradeRowOf(book, { factId, factName, occurredAt, data: { ...data } });
    return row ? [row] : [];
  });
  await db.transaction((tx) => recordGrades(tx, rows, clock.now()));
}

async function release(table: PolicyTable): Promise<number> {
  clock.advance(1_000);
  const draft = await caller().saveDraft({ key: newKey(), draft: null, table, note: null });
  const { version, madeAt: seenAt } = draft;
  await caller().release({ key: newKey(), version, seenAt, from: null, reason: 'for a test' });
  return version;
}

const gradeFor = (bands: Record<string, [Grade, number]>): PolicyTable => ({
  rows: Object.entries(bands).map(([band, [grade, expectedValueFen]]) => ({
    when: { riskBands: [band] },
    grade,
    expectedValueFen,
  })),
  capFen: 100_000,
});

const recordsOf = (factId: string) =>
  database.db.query(
    `select revision, policy_version, grade, expected_value_fen, cause, made_by from grade_record
     where fact_id = $1 order by revision`,
    [factId],
  );
const regradeToday = (policyVersion: number, reason = 'the lender moved R2') =>
  caller().regrade({ key: newKey(), policyVersion, from: '2026-11-22', to: '2026-11-22', reason });

async function plantAndPlan(facts: Omit<PlantedFact, 'at'>[]): Promise<string[]> {
  const ids = await plantFacts(
    database.db,
    facts.map((fact) => ({ at: today, ...fact })),
  );
  await plan(ids);
  return ids;
}

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T05:00:00Z');
});
afterEach(() => database.drop());

test('a fact keeps the grade that it had when it was planned, whatever is released later', async () => {
  const [fact] = await plantAndPlan([{ riskBand: 'R2' }]);
  await release(gradeFor({ R2: ['A', 90_000] }));
  await plan([fact!]);
  expect(await recordsOf(fact!)).toEqual([
    {
      revision: 0,
      policy_version: 1,
      grade: 'B',
      expected_value_fen: 21_000,
      cause: null,
      made_by: 'planner',
    },
  ]);
});

test('a fact that is planned late is graded by the policy of its own time', async () => {
  const [fact] = await plantFacts(database.db, [{ at: today, name: 'loan_disbursed', riskBand: 'R1' }]);
  await release(gradeFor({ R1: ['C', 1] }));
  await plan([fact!]);
  expect(await recordsOf(fact!)).toMatchObject([
    { policy_version: 1, grade: 'A', expected_value_fen: 60_000 },
  ]);
});

test('a band that the policy does not know is recorded as ungraded', async () => {
  const [fact] = await plantAndPlan([{ riskBand: 'R9' }]);
  expect(await recordsOf(fact!)).toMatchObject([
    { policy_version: 1, grade: null, expected_value_fen: null },
  ]);
});

test('before any policy began a fact is ungraded, under no version', () => {
  const fact = { factId: 'f', factName: 'credit_approved', occurredAt: today, data: { riskBand: 'R1' } };
  expect(gradeRowOf(bookOf([]), fact)).toMatchObject({ policyVersion: null, grade: null });
  expect(gradeRowOf(bookOf([]), { ...fact, factName: 'user_registered' })).toBeNull();
});

test('regrading adds a row where the grade or the value moves, and leaves the old row and the others', async () => {
  const [moved, revalued, same, gained, lost] = await plantAndPlan([
    { riskBand: 'R2' },
    { riskBand: 'R1' },
    { riskBand: 'R3' },
    { riskBand: 'R9' },
    { riskBand: 'R2', name: 'repeat_drawn' },
  ]);
  const table = gradeFor({ R2: ['A', 30_000], R1: ['A', 36_001], R3: ['C', 6_000], R9: ['C', 5] });
  table.rows[0]!.when.facts = ['credit_approved'];
  const version = await release(table);
  expect(await regradeToday(version)).toEqual({ facts: 5, regraded: 4 });
  const cause = 'the lender moved R2';
  expect(await recordsOf(moved!)).toEqual([
    {
      revision: 0,
      policy_version: 1,
      grade: 'B',
      expected_value_fen: 21_000,
      cause: null,
      made_by: 'planner',
    },
    { revision: 1, policy_version: 2, grade: 'A', expected_value_fen: 30_000, cause, made_by: 'opr_admin' },
  ]);
  expect(await recordsOf(revalued!)).toMatchObject([{}, { grade: 'A', expected_value_fen: 36_001 }]);
  expect(await recordsOf(same!)).toHaveLength(1);
  expect(await recordsOf(gained!)).toMatchObject([{ grade: null }, { grade: 'C' }]);
  expect(await recordsOf(lost!)).toMatchObject([{ grade: 'B' }, { grade: null, expected_value_fen: null }]);
});

test('the same regrading again moves nothing, and going back moves everything back', async () => {
  const [fact] = await plantAndPlan([{ riskBand: 'R2' }]);
  const version = await release(gradeFor({ R2: ['A', 30_000] }));
  await regradeToday(version);
  expect(await regradeToday(version)).toEqual({ facts: 1, regraded: 0 });
  expect(await regradeToday(1)).toEqual({ facts: 1, regraded: 1 });
  expect(await recordsOf(fact!)).toMatchObject([
    { grade: 'B' },
    { grade: 'A' },
    { revision: 2, policy_version: 1, grade: 'B', expected_value_fen: 21_000 },
  ]);
});

test('only the days named are regraded, and what was never planned is left to its planning', async () => {
  const days = [
    '2026-11-21T15:59:59.999Z',
    '2026-11-21T16:00:00Z',
    '2026-11-22T15:59:59.999Z',
    '2026-11-22T16:00:00Z',
  ];
  await plan(
    await plantFacts(
      database.db,
      days.map((at) => ({ at: new Date(at) })),
    ),
  );
  await plantFacts(database.db, [{ at: today }]);
  const version = await release(gradeFor({ R2: ['C', 1] }));
  expect(await regradeToday(version)).toEqual({ facts: 2, regraded: 2 });
});

test('a draft and a policy that has not begun grade nothing anew', async () => {
  const draft = await caller().saveDraft({
    key: newKey(),
    draft: null,
    table: gradeFor({ R2: ['A', 1] }),
    note: null,
  });
  const problemOf = (call: Promise<unknown>) =>
    call.catch((error: { cause: { code: string; details?: { problem: string } } }) => error.cause);
  expect(await problemOf(regradeToday(draft.version))).toMatchObject({ code: 'not_found' });
  const from = new Date(clock.nowMs() + 60_000).toISOString();
  const { version, madeAt: seenAt } = draft;
  await caller().release({ key: newKey(), version, seenAt, from, reason: 'in a minute' });
  expect(await problemOf(regradeToday(version))).toMatchObject({ details: { problem: 'not_in_force_yet' } });
  clock.advance(60_000);
  expect(await problemOf(regradeToday(version))).toEqual({ facts: 0, regraded: 0 });
});

test('two regradings at one moment follow each other, and both are in the audit', async () => {
  const [fact] = await plantAndPlan([{ riskBand: 'R2' }]);
  const version = await release(gradeFor({ R2: ['A', 30_000] }));
  const both = await Promise.all([
    regradeToday(version, 'one of two'),
    regradeToday(version, 'other of two'),
  ]);
  expect(both.map(({ regraded }) => regraded).sort()).toEqual([0, 1]);
  expect(await recordsOf(fact!)).toHaveLength(2);
  const audit = await database.db.query(
    "select subject, reason from audit_entry where action = 'grading_regraded' order by reason",
  );
  const subject = 'grading_policy:2 2026-11-21T16:00:00.000Z/2026-11-22T16:00:00.000Z';
  expect(audit).toEqual([
    { subject, reason: 'one of two' },
    { subject, reason: 'other of two' },
  ]);
});

test('regradings are taken once, by one worker each, and come again until they are marked', async () => {
  await plantAndPlan(Array.from({ length: 5 }, () => ({ riskBand: 'R2' })));
  const version = await release(gradeFor({ R2: ['A', 30_000] }));
  await regradeToday(version);
  const { db } = database;
  await db.transaction(async (mine) => {
    const own = await takeRegrades(mine, 3);
    expect(own).toHaveLength(3);
    expect(own[0]).toMatchObject({ revision: 1, policyVersion: 2, grade: 'A', expectedValueFen: 30_000 });
    const others = await db.transaction((other) => takeRegrades(other, 10));
    expect(others).toHaveLength(2);
    expect(own.map(({ gradeId }) => gradeId)).not.toContain(others[0]!.gradeId);
    await markRegradesPlanned(mine, [own[0]!.gradeId], clock.now());
  });
  expect(await db.transaction((tx) => takeRegrades(tx, 10))).toHaveLength(4);
});

test('property: however often and by whatever it is regraded, each move is one row and no row is lost', async () => {
  const factIds = await plantAndPlan(['R1', 'R2', 'R3', 'R9'].map((riskBand) => ({ riskBand })));
  const versions = [
    1,
    await release(gradeFor({ R1: ['B', 10], R9: ['C', 1] })),
    await release(gradeFor({ R1: ['B', 10], R2: ['A', 20] })),
  ];
  const book = await policyBook(database.db);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...versions), { minLength: 1, maxLength: 5 }),
      async (order) => {
        await database.db.query('delete from grade_record where revision > 0');
        let added = 0;
        for (const version of order) added += (await regradeToday(version)).regraded;
        const last = { ...book, inForceAt: () => book.version(order.at(-1)!) };
        for (const factId of factIds) {
          const rows = await recordsOf(factId);
          added -= rows.length - 1;
          expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, index) => index));
          const fact = await database.db.one<{ data: object }>('select data from fact where fact_id = $1', [
            factId,
          ]);
          const expected = gradeRowOf(last, {
            factId,
            factName: 'credit_approved',
            occurredAt: today,
            data: { ...fact.data },
          });
          expect(rows.at(-1)).toMatchObject({
            grade: expected!.grade,
            expected_value_fen: expected!.expectedValueFen,
          });
        }
        expect(added).toBe(0);
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
