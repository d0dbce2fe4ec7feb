import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { anyChoice, anyScope, anyWorld } from '../sidecar/any-world.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay, type World } from '../sidecar/planted-world.fixture';
import {
  byName,
  isChosen,
  marksIn,
  passes,
  peopleOf,
  scopeMs,
  seenEvents,
} from '../sidecar/read-by-hand.fixture';
import { listedIds, readBehind, withArrivals } from '../people-behind/read-behind.fixture';
import { answerRetention } from './retention';
import { RetentionPeople, RetentionQuestion } from './retention.question';
import { retentionBehindSql } from './retention.sql';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const midnight = (ms: number) => Math.floor((ms + 8 * 3_600_000) / dayMs) * dayMs;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const lengthOf = (unit: 'day' | 'week') => (unit === 'day' ? dayMs : 7 * dayMs);

/** The first day, as midnight in UTC, of the day or week in Beijing. */
function periodStart(ms: number, unit: 'day' | 'week'): number {
  let day = midnight(ms);
  while (unit === 'week' && new Date(day).getUTCDay() !== 1) day -= dayMs;
  return day;
}

/** Who began when and came back when: one person after the other. */
function membersByHand(world: World, question: RetentionQuestion) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const { unit } = question;
  const people = peopleOf(seenEvents(world).filter((event) => passes(question.scope.filters, event)));
  return people.flatMap((events) => {
    const began = events.filter((event) => isChosen(question.first, event)).map(({ atMs }) => atMs);
    const firstMs = Math.min(...began);
    if (began.length === 0 || firstMs < fromMs || firstMs >= untilMs) return [];
    const came = events.filter((event) => isChosen(question.returned, event));
    return [
      {
        events,
        root: events[0]!.root,
        mark: events[0]!.mark,
        cohort: periodStart(firstMs, unit),
        came: new Set(came.map(({ atMs }) => periodStart(atMs, unit))),
      },
    ];
  });
}

/** Counted the long way round. */
function naive(world: World, question: RetentionQuestion, asOfMs: number) {
  const { unit } = question;
  const lengthMs = lengthOf(unit);
  const members = membersByHand(world, question);
  const counted = members.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const starts = [...new Set(counted.map(({ cohort }) => cohort))].sort((one, other) => one - other);
  const cohorts = starts.map((cohort) => {
    const own = counted.filter((member) => member.cohort === cohort);
    return {
      cohort: dateOf(cohort),
      people: own.length,
      returned: Array.from({ length: question.periods }, (_, place) => {
        const period = cohort + (place + 1) * lengthMs;
        const overAt = period + lengthMs - 8 * 3_600_000;
        return overAt <= asOfMs ? own.filter(({ came }) => came.has(period)).length : null;
      }),
    };
  });
  return { cohorts, marks: marksIn(members.flatMap(({ events }) => events)) };
}

const anyQuestion = fc
  .record({
    scope: anyScope,
    first: anyChoice,
    returned: anyChoice,
    unit: fc.constantFrom('day' as const, 'week' as const),
    periods: fc.integer({ min: 1, max: 5 }),
  })
  .map((given) => RetentionQuestion.parse(given));

const anyNow = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, -1, 3_600_000))
  .map(([days, ms]) => Date.parse(`${firstDay}T00:00:00+08:00`) + days * dayMs + ms);

test('whatever people do, cohorts and returns are the ones of counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld(), anyQuestion, anyNow, async (world, question, asOfMs) => {
      await planted.plant(world);
      planted.standAt(new Date(asOfMs));
      const answer = await answerRetention(planted.sidecar, question);
      const expected = naive(world, question, asOfMs);
      expect(
        answer.cohorts.map(({ returned, ...rest }) => ({
          ...rest,
          returned: returned.map((rate) => rate && rate.reached),
        })),
      ).toEqual(expected.cohorts);
      expect(byName(answer.basis.marked.byMark)).toEqual(expected.marks);
      answer.total.returned.forEach((rate, place) => {
        const ripe = expected.cohorts.filter(({ returned }) => returned[place] !== null);
        const base = ripe.reduce((sum, { people }) => sum + people, 0);
        const reached = ripe.reduce((sum, { returned }) => sum + returned[place]!, 0);
        expect(rate && { base: rate.base, reached: rate.reached }).toEqual(
          base === 0 ? null : { base, reached },
        );
      });
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test('behind every figure stand the people of counting by hand, as many as the report says', async () => {
  const read = (question: RetentionQuestion, asOf: Date, figure: RetentionPeople['figure'], rows: number) =>
    readBehind(planted, () => retentionBehindSql(RetentionPeople.parse({ question, figure }), asOf), rows);
  await fc.assert(
    fc.asyncProperty(
      anyWorld().map(withArrivals),
      anyQuestion,
      anyNow,
      fc.integer({ min: 1, max: 3 }),
      async (world, question, asOfMs, rows) => {
        const asOf = new Date(asOfMs);
        await planted.plant(world);
        planted.standAt(asOf);
        const { cohorts, total } = await answerRetention(planted.sidecar, question);
        const counted = membersByHand(world, question).filter(
          ({ mark }) => mark === '' || question.scope.includeMarked,
        );
        for (const { cohort: name, people, returned } of [total, ...cohorts]) {
          const cohort = name === 'all' ? null : name;
          const own = counted.filter((member) => cohort === null || dateOf(member.cohort) === cohort);
          const began = await read(question, asOf, { what: 'began', cohort }, rows);
          expect(began.totals).toEqual([people]);
          expect(began.found.map(({ personId }) => personId)).toEqual(
            listedIds(
              world,
              own.map(({ root }) => root),
            ),
          );
          for (const [place, rate] of returned.entries()) {
            const period = place + 1;
            const laterMs = period * lengthOf(question.unit);
            const ripe = own.filter(
              (member) => member.cohort + laterMs + lengthOf(question.unit) - 8 * 3_600_000 <= asOfMs,
            );
            const came = ripe.filter((member) => member.came.has(member.cohort + laterMs));
            const back = await read(question, asOf, { what: 'returned', cohort, period }, rows);
            expect(back.totals).toEqual([rate?.reached ?? 0]);
            expect(back.found.map(({ personId }) => personId)).toEqual(
              listedIds(
                world,
                came.map(({ root }) => root),
              ),
            );
            const away = await read(question, asOf, { what: 'stayed_away', cohort, period }, rows);
            expect(away.totals).toEqual([rate ? rate.base - rate.reached : 0]);
            expect(away.found.map(({ personId }) => personId)).toEqual(
              listedIds(
                world,
                ripe.filter((member) => !came.includes(member)).map(({ root }) => root),
              ),
            );
          }
        }
      },
    ),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

const plain = {
  scope: { days: { from: firstDay, to: firstDay } },
  first: { name: 'page_viewed' },
  returned: { name: 'page_viewed' },
  unit: 'week',
  periods: 3,
};

test.each([
  ['a period that the report does not have', { what: 'returned', cohort: null, period: 4 }],
  ['the period of the beginning itself', { what: 'stayed_away', cohort: null, period: 0 }],
  ['a week by another day than its Monday', { what: 'began', cohort: '2026-10-01' }],
  ['a cohort that is no day', { what: 'began', cohort: "2026-10-01'" }],
])('%s is refused', (_, figure) => {
  expect(RetentionPeople.safeParse({ question: plain, figure }).success).toBe(false);
});

test('a week goes by its Monday', () => {
  const figure = { what: 'began', cohort: '2026-09-28' };
  expect(RetentionPeople.safeParse({ question: plain, figure }).success).toBe(true);
});
