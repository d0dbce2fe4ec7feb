import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import type { Dimension } from '../report/report-scope';
import { anyBreakdown, anyChoice, anyScope, anyWorld } from '../sidecar/any-world.fixture';
import { quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { firstDay, type World } from '../sidecar/planted-world.fixture';
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
import { listedIds, readBehind, withArrivals } from '../people-behind/read-behind.fixture';
import { answerEvents } from './events';
import { EventsPeople, EventsQuestion } from './events.question';
import { eventsBehindSql } from './events.sql';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

function figures(events: SeenEvent[], measure: string | undefined) {
  const measured = events.flatMap(({ properties }) => {
    const value = measure ? properties[measure] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  const people = peopleOf(events).length;
  return {
    count: events.length,
    people,
    perPerson: people === 0 ? null : rounded(events.length / people),
    sum: measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0),
    percentiles:
      measured.length === 0
        ? null
        : [0.5, 0.75, 0.9, 0.99].map((share) => rounded(quantile(measured, share))),
    days: Object.fromEntries(
      [...new Set(events.map(({ atMs }) => dayOf(atMs)))].map((day) => {
        const ofDay = events.filter(({ atMs }) => dayOf(atMs) === day);
        return [day, [ofDay.length, peopleOf(ofDay).length]];
      }),
    ),
  };
}

function chosenByHand(world: World, question: EventsQuestion) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  return seenEvents(world).filter(
    (event) =>
      event.atMs >= fromMs &&
      event.atMs < untilMs &&
      isChosen(question.event, event) &&
      passes(question.scope.filters, event),
  );
}

const countedOf = (events: SeenEvent[], { scope }: EventsQuestion) =>
  events.filter(({ mark }) => mark === '' || scope.includeMarked);

/** Counted the long way round. */
function naive(world: World, question: EventsQuestion) {
  const chosen = chosenByHand(world, question);
  const counted = countedOf(chosen, question);
  const groups = question.breakdown
    ? [...new Set(counted.map((event) => keyOf(question.breakdown, event)))]
    : [];
  return {
    all: figures(counted, question.measure),
    groups: Object.fromEntries(
      groups.map((key) => [
        key,
        figures(
          counted.filter((event) => keyOf(question.breakdown, event) === key),
          question.measure,
        ),
      ]),
    ),
    marks: marksIn(chosen),
  };
}

const anyQuestion = fc
  .record({
    scope: anyScope,
    event: anyChoice,
    measure: fc.constantFrom(undefined, 'amountFen', 'months', 'field'),
    breakdown: anyBreakdown,
  })
  .map((given) => EventsQuestion.parse(given));

test('whatever people do, the counts, sums and percentiles are the ones of counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld(), anyQuestion, async (world, question) => {
      await planted.plant(world);
      const answer = await answerEvents(planted.sidecar, question);
      const expected = naive(world, question);
      const seen = answer.groups.map(({ key, figures: { percentiles, perPerson, ...rest }, days }) => [
        key,
        {
          ...rest,
          perPerson: rounded(perPerson),
          percentiles: percentiles && Object.values(percentiles).map(rounded),
          days: Object.fromEntries(
            days.flatMap(({ day, count, people }) => (count > 0 ? [[day, [count, people]]] : [])),
          ),
        },
      ]);
      expect(seen[0]).toEqual(['all', expected.all]);
      expect(Object.fromEntries(seen.slice(1))).toEqual(expected.groups);
      expect(byName(answer.basis.marked.byMark)).toEqual(expected.marks);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test('what is beyond the eight largest stands together, and days without events are there', async () => {
  const pages = Array.from({ length: 10 }, (_, place) => `page${place}`);
  await planted.plant({
    people: [{ partOf: null, source: 0, mark: '' }],
    events: pages.flatMap((page, place) =>
      Array.from({ length: 10 - place }, (_, sequence) => ({
        person: 0,
        name: 'page_viewed',
        atMs: Date.parse(`${firstDay}T10:00:00+08:00`),
        sequence,
        page,
        host: 'tt',
        visit: 'v1',
        properties: {},
      })),
    ),
  });
  const answer = await answerEvents(
    planted.sidecar,
    EventsQuestion.parse({
      scope: { days: { from: '2026-09-30', to: '2026-10-02' } },
      event: { name: 'page_viewed' },
      breakdown: 'page' satisfies Dimension,
    }),
  );
  expect(answer.groups.map(({ key, figures: { count } }) => [key, count])).toEqual([
    ['all', 55],
    ...pages.slice(0, 8).map((page, place) => [page, 10 - place]),
    ['other', 3],
  ]);
  expect(answer.groups[0]!.days.map(({ day, count }) => [day, count])).toEqual([
    ['2026-09-30', 0],
    ['2026-10-01', 55],
    ['2026-10-02', 0],
  ]);
});

const read = (question: EventsQuestion, figure: EventsPeople['figure'], rows = 200) =>
  readBehind(planted, () => eventsBehindSql(EventsPeople.parse({ question, figure })), rows);

test('behind every count stand the people of counting by hand, as many as the report says', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWorld().map(withArrivals),
      anyQuestion,
      fc.integer({ min: 1, max: 3 }),
      async (world, question, rows) => {
        await planted.plant(world);
        const { groups } = await answerEvents(planted.sidecar, question);
        const counted = countedOf(chosenByHand(world, question), question);
        for (const [place, { key, figures: all, days }] of groups.entries()) {
          const group = place === 0 ? null : key;
          for (const { day, people } of [{ day: null, people: all.people }, ...days]) {
            const own = counted.filter(
              (event) =>
                (group === null || keyOf(question.breakdown, event) === group) &&
                (day === null || dayOf(event.atMs) === day),
            );
            const { found, totals } = await read(question, { group, day }, rows);
            expect(totals).toEqual([people]);
            expect(found.map(({ personId }) => personId)).toEqual(
              listedIds(world, [...new Set(own.map(({ root }) => root))]),
            );
          }
        }
      },
    ),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

const plain = { scope: { days: { from: firstDay, to: firstDay } }, event: { name: 'page_viewed' } };

test.each([
  ['a group where nothing is broken down', { group: 'tt' }],
  ['a day that is none', { day: '2026-02-30' }],
])('%s is refused', (_, figure) => {
  expect(EventsPeople.safeParse({ question: plain, figure }).success).toBe(false);
});
