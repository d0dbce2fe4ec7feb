import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { gradeRowOf } from '../grade.rules';
import { recordGrades } from '../grade.store';
import { admin, analyst, callBy, plantFacts, type PlantedFact } from '../grading.fixture';
import { gradingRouter } from '../grading.router';
import { gradeOf } from '../grading.rules';
import { gradableFacts, type GradingPolicy, type PolicyTable } from '../policy';
import { policyBook } from '../policy-book';

let database: TestDatabase;
const clock = standingClock('2026-11-22T05:00:00Z');
const caller = (operator = analyst) => gradingRouter.createCaller(callBy(operator, database.db, clock));

const table: PolicyTable = {
  rows: [
    { when: { riskBands: ['R1'], rateToBps: 1_200 }, grade: 'B', expectedValueFen: 20_000 },
    { when: { riskBands: ['R1', 'R2'] }, grade: 'A', expectedValueFen: 70_000 },
    { when: { riskBands: ['R9'] }, grade: 'C', expectedValueFen: 500 },
  ],
  capFen: 50_000,
};

const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length]!;

/** Five days of facts of every kind, none like the next. */
const facts: Required<PlantedFact>[] = Array.from({ length: 1_000 }, (_, index) => ({
  name: pick(gradableFacts, index),
  at: new Date(Date.parse('2026-11-17T16:00:00Z') + index * 431_000),
  riskBand: pick(['R1', 'R2', 'R3', 'R9', 'R2'], index * 7),
  limitBand: pick(['L1', 'L2', 'L3'], Math.floor(index / 3)),
  annualRateBps: pick([900, 1_199, 1_200, 1_800], index * 3),
  adPlatform: pick(['ocean_engine', 'tencent_ads', ''], index * 11),
}));
const days = { from: '2026-11-18', to: '2026-11-22' };
const isPlanned = (index: number) => index % 10 !== 0;
let factIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  factIds = await plantFacts(db, facts);
  const book = await policyBook(db);
  const rows = facts.flatMap((fact, index) => {
    const row = gradeRowOf(book, {
      factId: factIds[index]!,
      factName: fact.name,
      occurredAt: fact.at,
      data: { ...fact },
    });
    return row && isPlanned(index) ? [row] : [];
  });
  await recordGrades(db, rows, clock.now());
});
afterAll(() => database.drop());

/** The same question, answered one fact after the other in plain words. */
async function byHand() {
  const current = (await policyBook(database.db)).version(1)!;
  const tried: GradingPolicy = { version: 0, ...table };
  return facts.map((fact) => {
    const before = gradeOf(current, fact.name, { ...fact });
    const after = gradeOf(tried, fact.name, { ...fact });
    return {
      day: new Date(fact.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      name: fact.name,
      adPlatform: fact.adPlatform || 'none',
      from: before?.grade ?? null,
      to: after?.grade ?? null,
      oldValueFen: before?.expectedValueFen ?? 0,
      newValueFen: after?.expectedValueFen ?? 0,
      moved: before?.grade !== after?.grade || before?.expectedValueFen !== after?.expectedValueFen,
    };
  });
}

type ByHand = Awaited<ReturnType<typeof byHand>>;
const sumsOf = (rows: ByHand) => ({
  facts: rows.length,
  moved: rows.filter(({ moved }) => moved).length,
  oldValueFen: rows.reduce((sum, { oldValueFen }) => sum + oldValueFen, 0),
  newValueFen: rows.reduce((sum, { newValueFen }) => sum + newValueFen, 0),
});

test('a replay counts what counting one fact after the other counts', async () => {
  const rows = await byHand();
  const replay = await caller().whatIf({ ...days, table });
  expect(replay.total).toEqual(sumsOf(rows));
  expect(replay.gradesMoved).toBe(rows.filter(({ from, to }) => from !== to).length);
  expect(replay.unrecorded).toBe(100);
  expect(replay.matrix).toHaveLength(16);
  for (const { from, to, facts: count } of replay.matrix) {
    expect([from, to, count]).toEqual([
      from,
      to,
      rows.filter((row) => row.from === from && row.to === to).length,
    ]);
  }
  for (const { day, ...sums } of replay.byDay) {
    expect([day, sums]).toEqual([day, sumsOf(rows.filter((row) => row.day === day))]);
  }
  for (const { factName, ...sums } of replay.byFact) {
    expect([factName, sums]).toEqual([factName, sumsOf(rows.filter((row) => row.name === factName))]);
  }
  for (const { adPlatform, ...sums } of replay.byAdPlatform) {
    expect([adPlatform, sums]).toEqual([
      adPlatform,
      sumsOf(rows.filter((row) => row.adPlatform === adPlatform)),
    ]);
  }
  const parts = [replay.byDay.length, replay.byFact.length, replay.byAdPlatform.length];
  expect(parts).toEqual([5, 3, 3]);
});

test('the examples are facts that would move, of every kind of move before two of one kind', async () => {
  const { examples } = await caller().whatIf({ ...days, table });
  expect(examples).toHaveLength(20);
  expect(new Set(examples.map(({ factId }) => factId)).size).toBe(20);
  expect(
    examples.filter(
      ({ from, to }) => from.grade === to.grade && from.expectedValueFen === to.expectedValueFen,
    ),
  ).toEqual([]);
  const kinds = examples.map(({ from, to }) => `${from.grade}>${to.grade}`);
  expect(new Set(kinds)).toEqual(new Set(['A>A', 'A>B', 'B>A', 'C>null', 'null>C']));
  for (const example of examples) {
    const planted = facts[factIds.indexOf(example.factId)]!;
    expect(example).toMatchObject({
      factName: planted.name,
      riskBand: planted.riskBand,
      annualRateBps: planted.annualRateBps,
    });
  }
});

test('the policy in force moves nothing, and days without facts say so', async () => {
  const [inForce] = await caller().versions();
  const same = await caller().whatIf({ ...days, table: inForce!.table });
  expect(same).toMatchObject({ gradesMoved: 0, examples: [], total: { facts: 1_000, moved: 0 } });
  const empty = await caller().whatIf({ from: '2026-01-01', to: '2026-01-31', table });
  expect(empty).toMatchObject({ byDay: [], total: { facts: 0, oldValueFen: 0, newValueFen: 0 } });
});

test('a replay writes nothing', async () => {
  const stored = () =>
    database.db
      .one(`select (select count(*) from grade_record) as grades, (select count(*) from grading_policy) as policies,
                            (select count(*) from audit_entry) as audit`);
  const before = await stored();
  await caller().whatIf({ ...days, table });
  expect(await stored()).toEqual(before);
});

test('a day is counted under its grades, with those that wait for their planning apart', async () => {
  const rows = await caller().days(days);
  const count = (grade: string) =>
    rows.filter((row) => row.grade === grade).reduce((sum, row) => sum + row.facts, 0);
  expect(count('waiting')).toBe(100);
  expect(count('none')).toBe(
    facts.filter(({ riskBand }, index) => riskBand === 'R9' && isPlanned(index)).length,
  );
  expect(count('A') + count('B') + count('C') + count('none')).toBe(900);
});

test('after a regrading a replay compares with the grades that stand then', async () => {
  const released = { ...table, capFen: 70_000 };
  const draft = await caller(admin).saveDraft({
    key: 'key-of-a-draft-01',
    draft: null,
    table: released,
    note: null,
  });
  const { version, madeAt: seenAt } = draft;
  await caller(admin).release({
    key: 'key-of-a-release-1',
    version,
    seenAt,
    from: null,
    reason: 'for a test',
  });
  const before = await caller().whatIf({ ...days, table: released });
  const regraded = await caller(admin).regrade({
    ...days,
    key: 'key-of-a-regrade-1',
    policyVersion: version,
    reason: 'for a test',
  });
  const after = await caller().whatIf({ ...days, table: released });
  expect(regraded.facts).toBe(900);
  expect(before.total.moved - after.total.moved).toBe(regraded.regraded);
  expect(after.total.newValueFen).toBe(before.total.newValueFen);
  expect(await caller().bands()).toEqual({
    riskBands: ['R1', 'R2', 'R3', 'R9'],
    limitBands: ['L1', 'L2', 'L3'],
  });
});
