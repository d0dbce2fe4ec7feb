import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { anyWorld } from '../sidecar/any-world.fixture';
import { rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay } from '../sidecar/planted-world.fixture';
import { byName } from '../sidecar/read-by-hand.fixture';
import { answerCustomFunnel } from './custom-funnel';
import { anyFunnelQuestion } from './any-funnel-question.fixture';
import { CustomFunnelQuestion } from './custom-funnel.question';
import { naive } from './funnel-by-hand.fixture';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

test('whatever people do, the funnel is the one of counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld(), anyFunnelQuestion, async (world, question) => {
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
