import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { projectAll } from '../projection/project.actions';
import { answerFunnel, type FunnelAnswer } from './funnel';
import { FunnelQuestion } from './funnel-question';
import { type PlantedJourney, plantJourneys } from './planted-journeys.fixture';
import { funnelSteps } from './steps';
import { answerFunnelWaits } from './waits';

const MINUTES_PER_DAY = 24 * 60;
const days = { from: '2026-10-01', to: '2026-10-03' };
const range = FunnelQuestion.parse({ days, breakdown: 'adPlatform' });
const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function ask(journeys: PlantedJourney[], input: Partial<FunnelQuestion> = {}): Promise<FunnelAnswer> {
  await plantJourneys(database.db, journeys);
  await projectAll({ db: database.db, clock });
  return answerFunnel({ db: database.db, clock }, { ...range, ...input });
}

const paid = (minute: number, adPlatform = 'ocean_engine') => ({
  minute,
  adPlatform,
  entryKind: 'ad',
  paidClick: true,
});
const unpaid = (minute: number, entryKind = 'direct') => ({
  minute,
  adPlatform: null,
  entryKind,
  paidClick: false,
});

const journey = (steps: number, rest: Partial<PlantedJourney> = {}): PlantedJourney => ({
  touches: [paid(60)],
  stepMinutes: Array.from({ length: funnelSteps.length - 1 }, (_, index) =>
    index < steps ? 60 + (index + 1) * 2 : null,
  ),
  mergedVisitors: 0,
  consentPurpose: 'application_processing',
  ...rest,
});

const peopleOf = (steps: { people: number }[]) => steps.map((step) => step.people);

test('each person stands at every step they reached, with the time it took', async () => {
  const { total } = await ask([journey(0), journey(3), journey(8)]);
  expect(peopleOf(total.steps)).toEqual([3, 2, 2, 2, 1, 1, 1, 1, 1]);
  const waits = await answerFunnelWaits(database, range);
  expect(waits.total[1]).toEqual({ medianMs: 120_000, p90Ms: 120_000 });
  expect(waits.groups).toEqual([{ key: 'ocean_engine', waits: waits.total }]);
  const together = await answerFunnelWaits(database, { ...range, breakdown: undefined });
  expect(together).toEqual({ total: waits.total, groups: [] });
  expect(total.completion).toMatchObject({ reached: 1, base: 2 });
  expect(total.credit).toMatchObject({ reached: 1, base: 1 });
});

test('a visitor who turns out to be a known person is counted once, under the first arrival', async () => {
  const { total, days } = await ask([
    journey(4, { mergedVisitors: 2, touches: [paid(60), unpaid(2 * MINUTES_PER_DAY), unpaid(70)] }),
  ]);
  expect(peopleOf(total.steps)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
  expect(days.map(({ day }) => day)).toEqual(['2026-10-01']);
});

test('somebody who arrived before the range does not arrive again in it', async () => {
  const { total } = await ask([journey(2, { touches: [paid(-10), paid(60)] })]);
  expect(total.steps[0]!.people).toBe(0);
});

test('agreeing to something else than the application is no step', async () => {
  const { total } = await ask([journey(3, { consentPurpose: 'ad_measurement' })]);
  expect(peopleOf(total.steps).slice(0, 3)).toEqual([1, 0, 0]);
});

test('test traffic stands apart with its size, and can be let in', async () => {
  const planted = [journey(2), journey(5, { touches: [paid(60), unpaid(90, 'test')] })];
  const without = await ask(planted);
  expect(without.total.steps[0]!.people).toBe(1);
  expect(without.basis.marked).toEqual({ people: 1, included: false, byMark: [{ mark: 'test', people: 1 }] });
  const withTest = await ask(planted, { includeMarked: true });
  expect(withTest.total.steps[0]!.people).toBe(2);
});

test('a person stands under the credited touch; before registering, under the latest paid click', async () => {
  const touches = [unpaid(1), paid(2, 'tencent_ads'), paid(3, 'ocean_engine'), unpaid(4)];
  const { groups } = await ask([
    journey(1, { touches }),
    journey(3, { touches, creditedTouch: 1 }),
    journey(3, { touches, creditedTouch: null }),
  ]);
  const arrived = Object.fromEntries(groups.map((group) => [group.key, group.steps[0]!.people]));
  expect(arrived).toEqual({ ocean_engine: 1, tencent_ads: 1, '': 1 });
});

test('days begin at midnight in Beijing', async () => {
  const { days } = await ask([
    journey(0, { touches: [unpaid(MINUTES_PER_DAY - 1)] }),
    journey(0, { touches: [unpaid(MINUTES_PER_DAY)] }),
  ]);
  expect(days.map(({ day, people }) => [day, people[0]])).toEqual([
    ['2026-10-01', 1],
    ['2026-10-02', 1],
  ]);
});

test('the same question is asked of another stretch of days beside it', async () => {
  const { total, compared } = await ask(
    [journey(2), journey(0, { touches: [unpaid(2 * MINUTES_PER_DAY)] })],
    { days: { from: '2026-10-01', to: '2026-10-01' }, compareTo: { from: '2026-10-03', to: '2026-10-03' } },
  );
  expect(peopleOf(total.steps).slice(0, 3)).toEqual([1, 1, 1]);
  expect(peopleOf(compared!.total.steps).slice(0, 3)).toEqual([1, 0, 0]);
  expect(compared!.groups.map(({ key }) => key)).toEqual(['']);
});

test('filters narrow by several values of several dimensions', async () => {
  const planted = [
    journey(1),
    journey(2, { touches: [paid(60, 'tencent_ads')] }),
    journey(3, { touches: [unpaid(60, 'search')] }),
  ];
  const { total } = await ask(planted, {
    filters: [
      { dimension: 'adPlatform', values: ['tencent_ads', ''] },
      { dimension: 'entryKind', values: ['search', 'share'] },
    ],
  });
  expect(peopleOf(total.steps).slice(0, 5)).toEqual([1, 1, 1, 1, 0]);
});

test('what single events bear is no filter of people', () => {
  const question = { days, filters: [{ dimension: 'page', values: ['home'] }] };
  expect(FunnelQuestion.safeParse(question).success).toBe(false);
});

test('an empty range answers with zeros', async () => {
  const { total, groups, days } = await ask([]);
  expect(peopleOf(total.steps)).toEqual(funnelSteps.map(() => 0));
  expect([groups, days]).toEqual([[], []]);
});

const minute = fc.integer({ min: -MINUTES_PER_DAY, max: 4 * MINUTES_PER_DAY });
const touch = fc.oneof(
  minute.map((at) => paid(at)),
  minute.map((at) => paid(at, 'tencent_ads')),
  minute.map((at) => unpaid(at)),
  minute.map((at) => unpaid(at, 'test')),
);
const anyJourney: fc.Arbitrary<PlantedJourney> = fc.record({
  touches: fc.array(touch, { minLength: 1, maxLength: 3 }),
  stepMinutes: fc.array(fc.option(fc.integer({ min: 0, max: 9_000 }), { freq: 9 }), {
    minLength: funnelSteps.length - 1,
    maxLength: funnelSteps.length - 1,
  }),
  mergedVisitors: fc.nat(2),
  consentPurpose: fc.constantFrom('application_processing', 'application_processing', 'usage_analysis'),
});

/** Counted the long way round: one person after the other. */
function naivePeople(journeys: PlantedJourney[]): number[] {
  const inRange = journeys.filter(({ touches }) => {
    const first = Math.min(...touches.map((each) => each.minute));
    return (
      first >= 0 && first < 3 * MINUTES_PER_DAY && touches.every(({ entryKind }) => entryKind !== 'test')
    );
  });
  return funnelSteps.map(
    (_, step) =>
      inRange.filter(({ stepMinutes, consentPurpose }) => {
        if (step >= 1 && consentPurpose !== 'application_processing') return false;
        return stepMinutes.slice(0, step).every((each) => each !== null);
      }).length,
  );
}

test('whatever people do, the counts are the ones of counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyJourney, { maxLength: 3 }), async (journeys) => {
      const { total, groups, days } = await ask(journeys);
      const expected = naivePeople(journeys);
      const sumOf = (parts: number[][]) =>
        expected.map((_, step) => parts.reduce((sum, part) => sum + part[step]!, 0));
      expect(peopleOf(total.steps)).toEqual(expected);
      expect(sumOf(groups.map((group) => peopleOf(group.steps)))).toEqual(expected);
      expect(sumOf(days.map((day) => day.people))).toEqual(expected);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);
