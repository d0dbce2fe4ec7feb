import { newId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { aaHealth, judgeHalves } from './aa.queries';
import { layerTraffic, metricBaseline } from './baseline.queries';
import { briefLook } from './brief-look';
import { metricNamed } from '../metric/metrics';
import { Definition } from './definition';
import { planOf } from './plan.queries';
import { judgePlan } from './plan.rules';
import { draftFrom } from './templates';

const dayMs = 86_400_000;
const now = new Date('2026-11-22T04:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
let database: TestDatabase;

interface Planted {
  page?: string;
  host?: string;
  at: Date;
  facts?: { name: string; afterMs: number; data?: object }[];
  mark?: string;
}

/** People who came to a page, and what became of them. */
async function plant(people: readonly Planted[]): Promise<void> {
  for (const { page = 'entry.landing', host = 'weapp', at, facts = [], mark } of people) {
    const source = { nowMs: () => at.getTime(), random: Math.random };
    const person = newId('person', source);
    await database.db.query(`insert into person (person_id, created_at) values ($1, $2)`, [person, at]);
    await database.db.query(
      `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
         occurred_at, happened_at, received_at, skew_ms, app_version, properties)
       values ($1, $2, 'dev', 'ses', $3, 'page_viewed', 1, $4, 1, $5, $5, $5, 0, '1', '{}')`,
      [newId('behaviour', source), person, host, page, at],
    );
    for (const [sequence, fact] of facts.entries())
      await database.db.query(
        `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
         values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $5)`,
        [
          newId('fact', source),
          person,
          sequence + 1,
          fact.name,
          new Date(at.getTime() + fact.afterMs),
          JSON.stringify(fact.data ?? {}),
        ],
      );
    if (mark)
      await database.db.query(
        `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
         values ($1, $2, $3, 'hand', '{}', 'opr', $4)`,
        [newId('trafficMark', source), person, mark, at],
      );
  }
}

const plan = (change: Partial<Definition> = {}): Definition =>
  Definition.parse({
    ...draftFrom('another_title'),
    slot: { fromBps: 0, toBps: 10_000 },
    looks: 1,
    ...change,
  });
const many = (count: number, of: (index: number) => Planted) =>
  Array.from({ length: count }, (_, i) => of(i));
const registered = { name: 'user_registered', afterMs: 60_000 };

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

test('nobody came: that is what is said, and no number is made up', async () => {
  const answer = await planOf(database.db, plan(), now);
  expect(answer).toMatchObject({
    traffic: { visitors: 0, visitorsADay: null, letInADay: null },
    baseline: null,
    neededUnits: null,
    neededDays: null,
    powerBps: null,
    smallestSeen: null,
  });
  expect(answer.unknown.sort()).toEqual(['no_baseline', 'no_visitors']);
});

test('visitors are people of the layer’s page and of the hosts, who are customers, within the days', async () => {
  await plant([
    { at: daysAgo(1) },
    { at: daysAgo(9.5), host: 'tt' },
    { at: daysAgo(1), host: 'h5' },
    { at: daysAgo(1), page: 'me.index' },
    { at: daysAgo(20) },
    { at: daysAgo(1), mark: 'bot' },
    { at: daysAgo(1), mark: 'none' },
  ]);
  const audience = { hosts: ['weapp' as const, 'tt' as const], adPlatforms: null, newcomersOnly: false };
  expect(await layerTraffic(database.db, { layer: 'landing', audience }, now)).toEqual({
    visitors: 3,
    days: 10,
  });
});

test('a share counts what happened inside the window of whoever’s window has gone by', async () => {
  await plant([
    ...many(3, () => ({ at: daysAgo(3), facts: [registered] })),
    ...many(5, () => ({ at: daysAgo(3) })),
    { at: daysAgo(3), facts: [{ name: 'user_registered', afterMs: dayMs }] },
    { at: daysAgo(3), facts: [{ name: 'user_registered', afterMs: -1 }] },
    // Came half a day ago: it is too early to say that they did not.
    ...many(4, () => ({ at: daysAgo(0.5) })),
  ]);
  const baseline = await metricBaseline(database.db, metricNamed('registered'), plan(), now);
  expect(baseline!.units).toBe(10);
  expect(baseline!.mean).toBeCloseTo(0.3, 12);
  expect(baseline!.variance).toBeCloseTo((0.3 * 0.7 * 10) / 9, 12);
});

test('an amount is summed a person, a chain is reached at its last step', async () => {
  const draw = (fen: number) => ({ name: 'loan_disbursed', afterMs: 1_000, data: { amountFen: fen } });
  await plant([
    { at: daysAgo(8), facts: [draw(300_000), draw(100_000)] },
    { at: daysAgo(8), facts: [{ name: 'credit_approved', afterMs: 1_000 }] },
    { at: daysAgo(8) },
    { at: daysAgo(8) },
  ]);
  expect((await metricBaseline(database.db, metricNamed('drawn_amount'), plan(), now))!.mean).toBe(100_000);
  expect((await metricBaseline(database.db, metricNamed('journey'), plan(), now))!.mean).toBe(0.25);
});

test('early overdue is looked back on as it is measured: a delay that began before counts for nobody', async () => {
  const late = (afterMs: number, daysBand: string) => ({
    name: 'installment_overdue',
    afterMs,
    data: { daysBand },
  });
  await plant([
    { at: daysAgo(50), facts: [late(38 * dayMs, '1-3')] },
    { at: daysAgo(50), facts: [late(-dayMs, '1-3'), late(2 * dayMs, '4-7')] },
    { at: daysAgo(50), facts: [late(39 * dayMs, '1-3')] },
    { at: daysAgo(50) },
    // Not over yet.
    { at: daysAgo(38), facts: [late(dayMs, '1-3')] },
  ]);
  expect(await metricBaseline(database.db, metricNamed('first_overdue'), plan(), now)).toMatchObject({
    units: 4,
    mean: 0.25,
  });
});

test('a ratio is one sum over another, and its variance that of the linear form', async () => {
  await plant([{ at: daysAgo(3) }, { at: daysAgo(3) }]);
  const people = await database.db.query<{ person_id: string }>('select person_id from behaviour_event');
  const add = (person: string, name: string, times: number) =>
    database.db.query(
      `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
         occurred_at, happened_at, received_at, skew_ms, app_version, properties)
       select 'bhv_' || $1 || $2 || n, $1, 'dev', 'ses', 'weapp', $2, 1, 'me.index', n, $3, $3, $3, 0, '1', '{}'
       from generate_series(1, $4::int) n`,
      [person, name, daysAgo(2.9), times],
    );
  await add(people[0]!.person_id, 'page_viewed', 5);
  await add(people[0]!.person_id, 'app_opened', 2);
  await add(people[1]!.person_id, 'page_viewed', 1);
  await add(people[1]!.person_id, 'app_opened', 1);
  // 6 and 2 pages in 2 and 1 openings: R = 8/3; linear parts 6 - 2R and 2 - R, mean of openings 1.5.
  const baseline = await metricBaseline(database.db, metricNamed('pages_a_visit'), plan(), now);
  const ratio = 8 / 3;
  const [one, other] = [6 - 2 * ratio, 2 - ratio];
  expect(baseline!.mean).toBeCloseTo(ratio, 12);
  expect(baseline!.variance).toBeCloseTo((one - other) ** 2 / 2 / 1.5 ** 2, 12);
});

test('two points on ten in a hundred take about 8 600 people, and the days that so many take to come', () => {
  const definition = plan({
    primary: { metric: 'registered', smallestEffect: 200 },
    plannedUnits: 8_000,
    plannedDays: 21,
  });
  const answer = judgePlan(
    definition,
    { visitors: 14_000, days: 14 },
    { units: 10_000, mean: 0.1, variance: 0.09 },
  );
  // (1.959964 + 0.841621)² · 0.09 · (2 + 2 · 1.2²) / 0.02² with both arms at the control's variance.
  expect(answer.neededUnits).toBe(8_620);
  expect(answer.neededDays).toBe(9);
  expect(answer.baseline).toMatchObject({ mean: 1_000 });
  expect(answer.smallestSeen).toBeGreaterThan(200);
  expect(answer.powerBps).toBeGreaterThan(7_000);
  expect(answer.powerBps).toBeLessThan(8_000);
  expect(answer.unknown).toEqual([]);
});

test('a slot and a share let fewer in, a smaller arm and more looks need more', () => {
  const traffic = { visitors: 14_000, days: 14 };
  const baseline = { units: 10_000, mean: 0.1, variance: 0.09 };
  const primary = { metric: 'registered' as const, smallestEffect: 200 };
  const plain = judgePlan(plan({ primary }), traffic, baseline);
  const narrow = judgePlan(
    plan({ primary, slot: { fromBps: 0, toBps: 5_000 }, shareBps: 2_000 }),
    traffic,
    baseline,
  );
  expect(narrow.traffic.letInADay).toBe(100);
  expect(narrow.neededDays! / plain.neededDays!).toBeCloseTo(10, -1);
  expect(narrow.unknown).toContain('longer_than_planned');
  const [a, b] = plan().variants;
  const uneven = judgePlan(
    plan({
      primary,
      variants: [
        { ...a!, weightBps: 9_000 },
        { ...b!, weightBps: 1_000 },
      ],
    }),
    traffic,
    baseline,
  );
  expect(uneven.neededUnits).toBeGreaterThan(2 * plain.neededUnits!);
  const looked = judgePlan(plan({ primary, looks: 28 }), traffic, baseline);
  expect(looked.looksFactor).toBeGreaterThan(1.02);
  expect(looked.looksFactor).toBeLessThan(1.05);
  expect(looked.neededUnits! / plain.neededUnits!).toBeCloseTo(looked.looksFactor, 2);
});

test('what is not known is named', () => {
  const traffic = { visitors: 14_000, days: 14 };
  const few = { units: 99, mean: 0.1, variance: 0.09 };
  const audience = { hosts: ['tt' as const], adPlatforms: ['kuaishou' as const], newcomersOnly: true };
  expect(judgePlan(plan(), traffic, few).unknown).toEqual(['no_baseline']);
  expect(judgePlan(plan({ audience }), traffic, few).unknown).toContain('audience_is_narrower');
  expect(judgePlan(plan(), null, null).unknown).toEqual(['too_much_to_count', 'no_baseline']);
  const quantile = plan({ primary: { metric: 'slow_page', smallestEffect: 100 }, guardrails: [] });
  expect(judgePlan(quantile, traffic, null).unknown).toEqual(['metric_needs_history']);
  const nobody = { units: 1_000, mean: 0, variance: 0 };
  expect(judgePlan(plan(), traffic, nobody)).toMatchObject({
    neededUnits: null,
    unknown: ['cannot_be_computed'],
  });
});

test('a look that takes too long is given up, and the connection is as it was', async () => {
  expect(await briefLook(database.db, (tx) => tx.query('select pg_sleep(6)'))).toBeNull();
  expect(await database.db.one('show statement_timeout')).not.toEqual({ statement_timeout: '4s' });
  await expect(briefLook(database.db, (tx) => tx.query('select 1/0'))).rejects.toThrow('division by zero');
});

test('two halves of people who saw the same are alike; too few of them are no check', async () => {
  await plant(many(30, () => ({ at: daysAgo(2), facts: [registered] })));
  const few = await aaHealth(database.db, 'landing', now);
  expect(few.units[0] + few.units[1]).toBe(30);
  expect(few.splitP).toBeNull();
  const people = Array.from({ length: 5_000 }, (_, index) => ({
    person_id: `psn_${index}`,
    registered: index % 10 === 0,
  }));
  const fair = judgeHalves(people, 'aa:landing:2026-11-22');
  expect(fair.units[0] + fair.units[1]).toBe(5_000);
  expect(fair.splitP).toBeGreaterThan(0.001);
  expect(fair.outcomeP).toBeGreaterThan(0.001);
});

test('ids that all fall into one half are an alarm', () => {
  const same = Array.from({ length: 400 }, () => ({ person_id: 'psn_one', registered: false }));
  expect(judgeHalves(same, 'aa:landing:2026-11-22').splitP).toBeLessThan(1e-9);
});
