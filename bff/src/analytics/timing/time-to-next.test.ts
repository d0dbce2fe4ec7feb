import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { anyBreakdown, anyChoice, anyScope, anyWorld } from '../sidecar/any-world.fixture';
import { quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import type { World } from '../sidecar/planted-world.fixture';
import {
  byName,
  isChosen,
  keyOf,
  marksIn,
  passes,
  peopleOf,
  scopeMs,
  type SeenEvent,
  seenEvents,
} from '../sidecar/read-by-hand.fixture';
import { answerTimeToNext, bucketsFromMs, TimeToNextQuestion } from './time-to-next';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

/** The earliest beginning from which the next event is reached, and how long that takes. */
function waitOf(
  events: SeenEvent[],
  question: TimeToNextQuestion,
): { start: SeenEvent; waitMs: number | null }[] {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const inOrder = [...events].sort((one, other) =>
    one.moment === other.moment
      ? keyOf(question.breakdown, one).localeCompare(keyOf(question.breakdown, other))
      : one.moment < other.moment
        ? -1
        : 1,
  );
  const starts = inOrder.filter(
    (event) => isChosen(question.from, event) && event.atMs >= fromMs && event.atMs < untilMs,
  );
  if (starts.length === 0) return [];
  for (const start of starts) {
    const next = inOrder.find(
      (event) =>
        isChosen(question.to, event) &&
        (question.to.name === question.from.name
          ? event.moment > start.moment
          : event.moment >= start.moment) &&
        event.atMs <= start.atMs + question.windowMinutes * 60_000,
    );
    if (next) return [{ start, waitMs: next.atMs - start.atMs }];
  }
  return [{ start: starts[0]!, waitMs: null }];
}

function naive(world: World, question: TimeToNextQuestion) {
  const people = peopleOf(seenEvents(world).filter((event) => passes(question.scope.filters, event)));
  const timed = people.flatMap((events) => waitOf(events, question));
  const counted = timed.filter(({ start }) => start.mark === '' || question.scope.includeMarked);
  const figures = (of: typeof counted) => {
    const waits = of.flatMap(({ waitMs }) => waitMs ?? []);
    return {
      started: of.length,
      reached: waits.length,
      medianMs: rounded(quantile(waits, 0.5)),
      p90Ms: rounded(quantile(waits, 0.9)),
      buckets: bucketsFromMs.map(
        (from, place) =>
          waits.filter((wait) => wait >= from && wait < (bucketsFromMs[place + 1] ?? Infinity)).length,
      ),
    };
  };
  const keys = question.breakdown
    ? [...new Set(counted.map(({ start }) => keyOf(question.breakdown, start)))]
    : [];
  return {
    all: figures(counted),
    groups: Object.fromEntries(
      keys.map((key) => [
        key,
        figures(counted.filter(({ start }) => keyOf(question.breakdown, start) === key)),
      ]),
    ),
    marks: marksIn(timed.map(({ start }) => start)),
  };
}

const anyQuestion = fc
  .record({
    scope: anyScope,
    from: anyChoice,
    to: anyChoice,
    windowMinutes: fc.constantFrom(1, 60, 24 * 60, 3 * 24 * 60),
    breakdown: anyBreakdown,
  })
  .map((given) => TimeToNextQuestion.parse(given));

test('whatever people do, the times are the ones of a watch', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld(), anyQuestion, async (world, question) => {
      await planted.plant(world);
      const answer = await answerTimeToNext(planted.sidecar, question);
      const expected = naive(world, question);
      const seen = answer.groups.map(({ key, figures: { medianMs, p90Ms, buckets, ...rest } }) => [
        key,
        {
          ...rest,
          medianMs: rounded(medianMs),
          p90Ms: rounded(p90Ms),
          buckets: buckets.map(({ people }) => people),
        },
      ]);
      expect(seen[0]).toEqual(['all', expected.all]);
      expect(Object.fromEntries(seen.slice(1))).toEqual(expected.groups);
      expect(byName(answer.basis.marked.byMark)).toEqual(expected.marks);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);
