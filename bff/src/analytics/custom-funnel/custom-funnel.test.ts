import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { anyBreakdown, anyChoice, anyScope, anyWorld } from '../sidecar/any-world.fixture';
import { countBy, quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay, type World } from '../sidecar/planted-world.fixture';
import {
  byName,
  isChosen,
  keyOf,
  passes,
  peopleOf,
  scopeMs,
  type SeenEvent,
  seenEvents,
} from '../sidecar/read-by-hand.fixture';
import { answerCustomFunnel } from './custom-funnel';
import { CustomFunnelQuestion } from './custom-funnel.question';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

interface Chain {
  key: string;
  mark: string;
  atMs: number[];
}

const windowMs = (question: CustomFunnelQuestion) => question.windowMinutes * 60_000;

/** From one beginning on, each step where it first occurs. */
function chainFrom(start: SeenEvent, events: SeenEvent[], question: CustomFunnelQuestion): SeenEvent[] {
  const chain = [start];
  for (let step = 1; step < question.steps.length; step += 1) {
    const next = events.find((event) => follows(event, chain, step, question));
    if (!next) break;
    const between = events.filter(({ moment }) => moment > chain[step - 1]!.moment && moment < next.moment);
    if (question.order === 'strict' && between.some((event) => !occurs(question, step - 1, event))) break;
    chain.push(next);
  }
  return chain;
}

/** Whether an event is one of a step; the first step only counts within the days. */
const occurs = (question: CustomFunnelQuestion, step: number, event: SeenEvent) =>
  isChosen(question.steps[step]!, event) && (step > 0 || event.atMs < scopeMs(question.scope).untilMs);

function follows(event: SeenEvent, chain: SeenEvent[], step: number, question: CustomFunnelQuestion) {
  const { name } = question.steps[step]!;
  return (
    occurs(question, step, event) &&
    event.moment >= chain.at(-1)!.moment &&
    chain.every((taken, place) => question.steps[place]!.name !== name || event.moment > taken.moment) &&
    event.atMs <= chain[0]!.atMs + windowMs(question)
  );
}

function chainOf(events: SeenEvent[], question: CustomFunnelQuestion): Chain | null {
  const beginnings = events.filter((event) => occurs(question, 0, event));
  let best: SeenEvent[] | null = null;
  if (question.counting === 'first_time') best = firstTimes(events, question);
  else
    for (const start of beginnings) {
      const chain = chainFrom(start, events, question);
      if (!best || chain.length > best.length) best = chain;
    }
  if (!best || best.length === 0) return null;
  return {
    key: keyOf(question.breakdown, best[0]!),
    mark: best[0]!.mark,
    atMs: best.map(({ atMs }) => atMs),
  };
}

function firstTimes(events: SeenEvent[], question: CustomFunnelQuestion): SeenEvent[] {
  const chain: SeenEvent[] = [];
  for (const step of question.steps.keys()) {
    const first = events.find((event) => occurs(question, step, event));
    if (!first || (step > 0 && !follows(first, chain, step, question))) break;
    chain.push(first);
  }
  return chain;
}

/** Counted the long way round: one person after the other, one beginning after the other. */
function naive(world: World, question: CustomFunnelQuestion) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const inReach = seenEvents(world)
    .filter((event) => event.atMs >= fromMs && event.atMs < untilMs + windowMs(question))
    .filter((event) => question.steps.some((_, step) => occurs(question, step, event)))
    .filter((event) => passes(question.scope.filters, event))
    .sort((one, other) =>
      one.moment === other.moment
        ? keyOf(question.breakdown, one) < keyOf(question.breakdown, other)
          ? -1
          : 1
        : one.moment < other.moment
          ? -1
          : 1,
    );
  const chains = peopleOf(inReach).flatMap((events) => chainOf(events, question) ?? []);
  const counted = chains.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const figures = (of: Chain[]) => ({
    people: question.steps.map((_, step) => of.filter(({ atMs }) => atMs.length > step).length),
    medianMs: question.steps.map((_, step) => waitOf(of, step, 0.5)),
    p90Ms: question.steps.map((_, step) => waitOf(of, step, 0.9)),
  });
  const keys = question.breakdown ? [...new Set(counted.map(({ key }) => key))] : [];
  return {
    all: figures(counted),
    groups: Object.fromEntries(
      keys.map((key) => [key, figures(counted.filter((chain) => chain.key === key))]),
    ),
    marks: countBy(
      chains.filter(({ mark }) => mark !== ''),
      ({ mark }) => mark,
    ),
  };
}

function waitOf(chains: Chain[], step: number, share: number): number | null {
  if (step === 0) return null;
  const waits = chains.flatMap(({ atMs }) => (atMs.length > step ? [atMs[step]! - atMs[step - 1]!] : []));
  return rounded(quantile(waits, share));
}

const anyQuestion = fc
  .record({
    scope: anyScope,
    steps: fc.array(anyChoice, { minLength: 2, maxLength: 4 }),
    windowMinutes: fc.constantFrom(1, 2, 60, 24 * 60),
    how: fc.constantFrom(
      { counting: 'chain', order: 'loose' } as const,
      { counting: 'chain', order: 'strict' } as const,
      { counting: 'first_time', order: 'loose' } as const,
    ),
    breakdown: anyBreakdown,
  })
  .map(({ how, ...rest }) => CustomFunnelQuestion.parse({ ...rest, ...how }));

test('whatever people do, the funnel is the one of counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld(), anyQuestion, async (world, question) => {
      await planted.plant(world);
      const answer = await answerCustomFunnel(planted.sidecar, question);
      const expected = naive(world, question);
      const seen = answer.groups.map(({ key, figures }) => [
        key,
        {
          people: figures.people,
          medianMs: figures.medianMs.map(rounded),
          p90Ms: figures.p90Ms.map(rounded),
        },
      ]);
      expect(seen[0]).toEqual(['all', expected.all]);
      expect(Object.fromEntries(seen.slice(1))).toEqual(expected.groups);
      expect(byName(answer.basis.marked.byMark)).toEqual(expected.marks);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

const at = (ms: number, name: string, sequence = 0) => ({
  person: 0,
  name,
  atMs: Date.parse(`${firstDay}T00:00:00+08:00`) + ms,
  sequence,
  page: '',
  host: 'tt',
  visit: 'v1',
  properties: {},
});

async function reached(events: ReturnType<typeof at>[], rest: Partial<CustomFunnelQuestion> = {}) {
  await planted.plant({ people: [{ partOf: null, source: 0, mark: '' }], events });
  const question = CustomFunnelQuestion.parse({
    scope: { days: { from: firstDay, to: firstDay } },
    steps: ['page_viewed', 'field_focused', 'application_started'].map((name) => ({ name })),
    windowMinutes: 60,
    ...rest,
  });
  return (await answerCustomFunnel(planted.sidecar, question)).groups[0]!.figures.people;
}

test('a later beginning counts when it leads further', async () => {
  const events = [at(0, 'page_viewed'), at(3_000_000, 'page_viewed'), at(4_000_000, 'field_focused')];
  expect(await reached(events)).toEqual([1, 1, 0]);
  expect(await reached(events, { counting: 'first_time' })).toEqual([1, 0, 0]);
});

test("the window's last millisecond is in it, the next one is not", async () => {
  expect(await reached([at(0, 'page_viewed'), at(3_600_000, 'field_focused')])).toEqual([1, 1, 0]);
  expect(await reached([at(0, 'page_viewed'), at(3_600_001, 'field_focused')])).toEqual([1, 0, 0]);
});

test('in one millisecond the sequence decides; at one moment altogether both count', async () => {
  expect(await reached([at(5, 'page_viewed', 2), at(5, 'field_focused', 1)])).toEqual([1, 0, 0]);
  expect(await reached([at(5, 'page_viewed', 1), at(5, 'field_focused', 1)])).toEqual([1, 1, 0]);
});

test('a strict order suffers repeats of the step and nothing else of the steps', async () => {
  const repeats = [at(0, 'page_viewed'), at(1, 'page_viewed'), at(2, 'field_focused')];
  expect(await reached(repeats, { order: 'strict' })).toEqual([1, 1, 0]);
  const other = [at(0, 'page_viewed'), at(1, 'application_started'), at(2, 'field_focused')];
  expect(await reached(other, { order: 'strict' })).toEqual([1, 0, 0]);
  expect(await reached(other)).toEqual([1, 1, 0]);
});

test('one event is one step, even where two steps ask for it', async () => {
  const twice = { steps: ['page_viewed', 'page_viewed'].map((name) => ({ name, where: [] })) };
  expect(await reached([at(0, 'page_viewed')], twice)).toEqual([1, 0]);
  expect(await reached([at(0, 'page_viewed'), at(0, 'page_viewed', 1)], twice)).toEqual([1, 1]);
});

test('a first step must lie in the days, the others may follow later', async () => {
  const late = dayMs - 1;
  expect(await reached([at(late, 'page_viewed'), at(late + 2, 'field_focused')])).toEqual([1, 1, 0]);
  expect(await reached([at(dayMs, 'page_viewed'), at(dayMs + 2, 'field_focused')])).toEqual([0, 0, 0]);
});

test('a strict order of first times is refused, and so is a name that is not in the catalogue', async () => {
  expect(() =>
    CustomFunnelQuestion.parse({
      scope: { days: { from: firstDay, to: firstDay } },
      steps: [{ name: 'page_viewed' }, { name: 'page_left' }],
      windowMinutes: 5,
      order: 'strict',
      counting: 'first_time',
    }),
  ).toThrow('chains only');
  await expect(
    reached([], { steps: ['page_viewed', 'no_such_event'].map((name) => ({ name, where: [] })) }),
  ).rejects.toMatchObject({ code: 'invalid_input', details: { unknownEvent: 'no_such_event' } });
});
