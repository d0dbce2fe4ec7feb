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
import { answerRetention, RetentionQuestion } from './retention';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const midnight = (ms: number) => Math.floor((ms + 8 * 3_600_000) / dayMs) * dayMs;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The first day, as midnight in UTC, of the day or week in Beijing. */
function periodStart(ms: number, unit: 'day' | 'week'): number {
  let day = midnight(ms);
  while (unit === 'week' && new Date(day).getUTCDay() !== 1) day -= dayMs;
  return day;
}

/** Counted the long way round, one person after the other. */
function naive(world: World, question: RetentionQuestion, asOfMs: number) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const { unit } = question;
  const lengthMs = unit === 'day' ? dayMs : 7 * dayMs;
  const people = peopleOf(seenEvents(world).filter((event) => passes(question.scope.filters, event)));
  const members = people.flatMap((events) => {
    const began = events.filter((event) => isChosen(question.first, event)).map(({ atMs }) => atMs);
    const firstMs = Math.min(...began);
    if (began.length === 0 || firstMs < fromMs || firstMs >= untilMs) return [];
    const came = events.filter((event) => isChosen(question.returned, event));
    return [
      {
        events,
        mark: events[0]!.mark,
        cohort: periodStart(firstMs, unit),
        came: new Set(came.map(({ atMs }) => periodStart(atMs, unit))),
      },
    ];
  });
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
