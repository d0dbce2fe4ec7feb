import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { consoleBrowser, standingClock } from '../../operator/operator.fixture';
import { confirmSpend, trySpend, undoSpend } from '../../spend/spend.actions';
import { answerAcquisition } from './acquisition';
import { AcquisitionQuestion } from './acquisition-question';

// Days of arrival up to 7 October are ripe for the drawing, up to 14 for the credit.
const clock = standingClock('2026-10-19T04:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() =>
  database.db.query('truncate spend_run, spend_row, spend_version, spend_name, source, journey_cell cascade'),
);
afterAll(() => database.drop());

interface Planted {
  day?: string;
  platform?: string;
  account?: string;
  plan?: string;
  creative?: string;
  entryKind?: string;
  host?: string;
  mark?: string;
  /** Arrived, registered, submitted, credited, drawn. */
  people: [number, number, number, number, number];
  grades?: [number, number, number];
}

async function plantPeople(planted: Planted[]): Promise<void> {
  for (const { people, grades = [0, 0, 0], ...one } of planted) {
    const [arrived, registered, submitted, credited, drawn] = people;
    await database.db.query(
      `with placed as (
         insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword, first_seen_on)
         values ($1, $2, $3, $4, $5, $6, '', '', '', '', '2026-10-01')
         on conflict (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword)
         do update set host = excluded.host returning source_id)
       insert into journey_cell (arrived_on, source_id, mark, people, grade_a, grade_b, grade_c)
       select $7, source_id, $8, $9, $10, $11, $12 from placed`,
      [
        one.host ?? 'tt',
        one.entryKind ?? 'ad',
        one.platform ?? 'ocean_engine',
        one.account ?? '',
        one.plan ?? '',
        one.creative ?? '',
        one.day ?? '2026-10-01',
        one.mark ?? '',
        [arrived, registered, registered, submitted, submitted, credited, drawn, 0, 0],
        ...grades,
      ],
    );
  }
}

interface Spent {
  day?: string;
  platform?: string;
  account?: string;
  plan?: string;
  yuan: number;
}

async function plantSpend(rows: Spent[]): Promise<string> {
  const ground = consoleBrowser(database.db, clock);
  const lines = rows.map(
    ({ day = '2026-10-01', platform = 'ocean_engine', account = 'acc1', plan = 'p1', yuan }) =>
      `${day},${platform},${account},账户 ${account},${plan},计划 ${plan},${yuan.toFixed(2)}`,
  );
  const text = ['日期,平台,账户ID,账户名称,广告ID,广告名称,消耗', ...lines].join('\n');
  const { runId } = await trySpend(ground, { fileName: 'a.csv', text }, 'opr_a');
  await confirmSpend(ground, { runId: runId!, operatorId: 'opr_a' });
  return runId!;
}

const takeBack = (runId: string) =>
  undoSpend(consoleBrowser(database.db, clock), { runId, reason: 'fen for yuan', operatorId: 'opr_a' });

const ask = (question: object = {}) =>
  answerAcquisition(
    { db: database.db, clock },
    AcquisitionQuestion.parse({ days: { from: '2026-10-01', to: '2026-10-03' }, ...question }),
  );

test('people of an account whose links name only the plan meet its spend', async () => {
  await plantPeople([
    { plan: 'p1', people: [1000, 400, 200, 80, 50], grades: [20, 40, 10] },
    { account: 'acc1', plan: 'p2', people: [100, 40, 20, 10, 5], grades: [5, 0, 5] },
  ]);
  await plantSpend([{ yuan: 40_000 }, { plan: 'p2', yuan: 5_000 }]);
  const answer = await ask();
  expect(answer.groups).toHaveLength(1);
  const { figures, ...group } = answer.groups[0]!;
  expect(group).toMatchObject({
    adPlatform: 'ocean_engine',
    account: 'acc1',
    key: 'acc1',
    name: '账户 acc1',
  });
  expect(figures.spendFen).toBe(4_500_000);
  expect(figures.people).toEqual({ arrived: 1100, registered: 440, submitted: 220, credited: 90, drawn: 55 });
  expect(figures.cost.credited).toMatchObject({ people: 90, valueFen: 50_000 });
  expect(figures.cost.credited!.lowFen).toBeLessThan(45_000);
  expect(figures.cost.credited!.highFen).toBeGreaterThan(60_000);
  expect(figures.completion).toMatchObject({ reached: 220, base: 440 });
  expect(figures.credit).toMatchObject({ reached: 90, base: 220 });
  expect(figures.draw).toMatchObject({ reached: 55, base: 90 });
  expect(figures.gradeA).toMatchObject({ reached: 25, base: 80 });
  expect(figures).toMatchObject({ ungraded: 10, costGradeA: { people: 25, valueFen: 180_000 } });
});

test('spend without people and people without spend both stand there', async () => {
  await plantPeople([
    { plan: 'p9', people: [10, 5, 2, 1, 1] },
    { platform: '', plan: '', entryKind: 'search', people: [70, 7, 3, 2, 1] },
  ]);
  await plantSpend([{ plan: 'p1', yuan: 300 }]);
  const { groups, paid, unpaid } = await ask({ breakdown: 'plan' });
  expect(groups.map(({ key, figures }) => [key, figures.spendFen, figures.people.arrived])).toEqual([
    ['p1', 30_000, 0],
    ['', 0, 70],
    ['p9', 0, 10],
  ]);
  expect(groups[0]!.figures.cost.credited).toMatchObject({ valueFen: null, highFen: null, lowFen: 8_133 });
  expect(groups[2]!.figures.cost.credited).toBeNull();
  expect([paid.figures.spendFen, paid.figures.people.arrived]).toEqual([30_000, 10]);
  expect([unpaid.figures.spendFen, unpaid.figures.people.arrived]).toEqual([null, 70]);
});

test('days that still move are in no cost and no comparison, and are named', async () => {
  await plantPeople([
    { day: '2026-10-01', people: [100, 50, 40, 20, 10] },
    { day: '2026-10-16', people: [100, 50, 40, 1, 0] },
    { day: '2026-09-01', people: [100, 50, 40, 10, 5] },
  ]);
  await plantSpend([
    { day: '2026-10-01', yuan: 200 },
    { day: '2026-10-16', yuan: 900 },
    { day: '2026-09-01', yuan: 200 },
  ]);
  const { paid, ripeness } = await ask({
    days: { from: '2026-10-01', to: '2026-10-16' },
    compareTo: { from: '2026-09-01', to: '2026-09-16' },
  });
  expect(ripeness).toMatchObject([
    { step: 'arrived', unripeFrom: null },
    { step: 'registered', unripeFrom: null },
    { step: 'submitted', unripeFrom: null },
    { step: 'credited', ripeTo: '2026-10-14', unripeFrom: '2026-10-15' },
    { step: 'drawn', ripeTo: '2026-10-07', unripeFrom: '2026-10-08' },
  ]);
  expect(paid.figures.people.credited).toBe(21);
  expect(paid.figures.cost.credited).toMatchObject({ people: 20, spendFen: 20_000, valueFen: 1_000 });
  expect(paid.figures.cost.submitted).toMatchObject({ people: 80, spendFen: 110_000 });
  expect(paid.change).toMatchObject({ credited: null, drawn: null });
  expect(paid.change!.submitted!.ratio).toBeCloseTo(1_100 / 80 / (200 / 40), 10);
  expect(paid.change!.submitted!.beyondError).toBe(true);
});

test('marked people are counted apart, and spend stays whole', async () => {
  await plantPeople([
    { people: [10, 5, 4, 3, 2], plan: 'p1' },
    { people: [6, 6, 6, 6, 6], plan: 'p1', mark: 'bot' },
  ]);
  await plantSpend([{ yuan: 30 }]);
  const { paid, basis } = await ask();
  expect(paid.figures.cost.credited).toMatchObject({ people: 3, valueFen: 1_000 });
  expect(basis.marked).toEqual({ included: false, people: 6, byMark: [{ mark: 'bot', people: 6 }] });
  expect((await ask({ includeMarked: true })).paid.figures.people.credited).toBe(9);
});

test('what spend cannot be told apart by is said so and not guessed', async () => {
  await plantPeople([
    { people: [10, 5, 4, 3, 2], host: 'tt' },
    { people: [10, 5, 4, 3, 2], host: 'weapp', platform: 'tencent_ads' },
  ]);
  await plantSpend([{ yuan: 30 }]);
  const byHost = await ask({ breakdown: 'host' });
  expect(byHost).toMatchObject({ spendSplit: false, spendKnown: true });
  expect(byHost.groups.map(({ key, figures }) => [key, figures.spendFen])).toEqual([
    ['tt', null],
    ['weapp', null],
  ]);
  expect(byHost.paid.figures.spendFen).toBe(3_000);
  const filtered = await ask({ filters: [{ dimension: 'host', values: ['tt'] }] });
  expect(filtered).toMatchObject({ spendKnown: false });
  expect(filtered.paid.figures).toMatchObject({ spendFen: null, cost: { credited: null } });
});

test('weeks begin on Monday for people and spend alike, and a platform filter narrows both', async () => {
  await plantPeople([
    { day: '2026-10-04', people: [10, 5, 4, 3, 2] },
    { day: '2026-10-05', people: [20, 5, 4, 3, 2] },
    { day: '2026-10-05', platform: 'tencent_ads', people: [99, 5, 4, 3, 2] },
    { day: '2026-10-05', platform: '', entryKind: 'search', people: [7, 5, 4, 3, 2] },
  ]);
  await plantSpend([
    { day: '2026-10-04', yuan: 1 },
    { day: '2026-10-05', yuan: 2 },
    { day: '2026-10-05', platform: 'tencent_ads', account: 't', yuan: 7 },
  ]);
  const { groups } = await ask({
    breakdown: 'week',
    days: { from: '2026-10-01', to: '2026-10-07' },
    filters: [{ dimension: 'adPlatform', values: ['ocean_engine'] }],
  });
  expect(groups.map(({ key, figures }) => [key, figures.spendFen, figures.people.arrived])).toEqual([
    ['2026-09-28', 100, 10],
    ['2026-10-05', 200, 20],
  ]);
  const whole = await ask({ breakdown: 'week', days: { from: '2026-10-01', to: '2026-10-07' } });
  expect(whole.groups.at(-1)!.figures.people.arrived).toBe(119);
  expect(whole.unpaid.figures.people.arrived).toBe(7);
});

test('a restated day changes the cost and is told of', async () => {
  await plantPeople([{ plan: 'p1', people: [10, 5, 4, 2, 2] }]);
  await plantSpend([{ yuan: 30 }]);
  await plantSpend([{ yuan: 40 }]);
  const { paid, spend } = await ask();
  expect(paid.figures.cost.credited).toMatchObject({ valueFen: 2_000 });
  expect(spend).toMatchObject({ parts: 1, restated: 1, restatedByFen: 1_000, highestVersion: 2, days: 1 });
});

test('what was taken back was never the cost that a later report restates', async () => {
  await takeBack(await plantSpend([{ yuan: 3_000 }]));
  await plantSpend([{ yuan: 30 }]);
  expect((await ask()).spend).toMatchObject({ parts: 1, restated: 0, restatedByFen: 0, highestVersion: 2 });
  await takeBack(await plantSpend([{ yuan: 4_000 }]));
  await plantSpend([{ yuan: 40 }]);
  expect((await ask()).spend).toMatchObject({
    parts: 1,
    restated: 1,
    restatedByFen: 1_000,
    highestVersion: 4,
  });
});

test('every person and every fen stands in exactly one group', async () => {
  const planted = Array.from({ length: 90 }, (_, index) => index);
  await plantPeople(
    planted.map((index) => ({ plan: `p${index}`, people: [index, 1, 1, 1, 1] as const }) as never),
  );
  await plantSpend(planted.map((index) => ({ plan: `p${index}`, yuan: index + 1 })));
  const { groups, paid, groupsTotal } = await ask({ breakdown: 'plan' });
  expect([groups.length, groupsTotal, groups.at(-1)!.key]).toEqual([61, 90, 'other']);
  const sum = (pick: (group: (typeof groups)[number]) => number) =>
    groups.reduce((total, group) => total + pick(group), 0);
  expect(sum(({ figures }) => figures.people.arrived)).toBe(paid.figures.people.arrived);
  expect(sum(({ figures }) => figures.spendFen ?? 0)).toBe(paid.figures.spendFen);
});

test('what is beyond the largest is no cheaper for those who came by themselves', async () => {
  const planted = Array.from({ length: 61 }, (_, index) => index);
  await plantPeople([
    ...planted.map((index) => ({ plan: `p${index}`, people: [1, 1, 1, 1, 1] }) as Planted),
    { platform: '', entryKind: 'search', people: [9, 9, 9, 9, 9] },
  ]);
  await plantSpend(planted.map((index) => ({ plan: `p${index}`, yuan: index + 1 })));
  const { groups } = await ask({ breakdown: 'plan' });
  const groupOf = (wanted: string) => groups.find(({ key }) => key === wanted)!.figures;
  expect(groupOf('other')).toMatchObject({ spendFen: 100, people: { arrived: 1 } });
  expect(groupOf('other').cost.credited).toMatchObject({ valueFen: 100 });
  expect(groupOf('').people.arrived).toBe(9);
});
