import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { listedIds, readBehind, withArrivals } from '../people-behind/read-behind.fixture';
import { anyWorld } from '../sidecar/any-world.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { firstDay } from '../sidecar/planted-world.fixture';
import { anyFunnelQuestion } from './any-funnel-question.fixture';
import { answerCustomFunnel } from './custom-funnel';
import { CustomFunnelPeople, type CustomFunnelQuestion } from './custom-funnel.question';
import { funnelBehindSql } from './custom-funnel.sql';
import { chainsByHand } from './funnel-by-hand.fixture';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

type Figure = CustomFunnelPeople['figure'];
const read = (question: CustomFunnelQuestion, figure: Figure, rows = 200) =>
  readBehind(planted, () => funnelBehindSql(CustomFunnelPeople.parse({ question, figure })), rows);

test('behind every count stand the people of counting by hand, as many as the report says', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWorld(),
      anyFunnelQuestion,
      fc.integer({ min: 1, max: 3 }),
      async (drawn, question, rows) => {
        const world = withArrivals(drawn);
        await planted.plant(world);
        const answer = await answerCustomFunnel(planted.sidecar, question);
        const counted = chainsByHand(world, question).filter(
          ({ mark }) => mark === '' || question.scope.includeMarked,
        );
        for (const [place, { key, figures }] of answer.groups.entries()) {
          const group = place === 0 ? null : key;
          const own = counted.filter((chain) => group === null || chain.key === group);
          for (const [index, people] of figures.people.entries()) {
            const step = index + 1;
            const reached = await read(question, { what: 'reached', step, group }, rows);
            expect(reached.totals).toEqual([people]);
            expect(reached.found.map(({ personId }) => personId)).toEqual(
              listedIds(
                world,
                own.flatMap(({ atMs, root }) => (atMs.length >= step ? [root] : [])),
              ),
            );
            if (step === 1) continue;
            const lost = await read(question, { what: 'lost', step, group }, rows);
            expect(lost.totals).toEqual([figures.people[index - 1]! - people]);
            expect(lost.found.map(({ personId }) => personId)).toEqual(
              listedIds(
                world,
                own.flatMap(({ atMs, root }) => (atMs.length === step - 1 ? [root] : [])),
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
  steps: [{ name: 'page_viewed' }, { name: 'field_focused' }],
  windowMinutes: 60,
};
const seen = (person: number, page: string) => ({
  person,
  name: 'page_viewed',
  atMs: Date.parse(`${firstDay}T08:00:00+08:00`),
  sequence: person,
  page,
  host: 'tt',
  visit: 'v1',
  properties: {},
});

test('who stands together beyond the largest groups is listed together', async () => {
  const people = Array.from({ length: 12 }, (_, place) => ({
    partOf: null,
    source: 0,
    mark: '',
    arrivedMs: place,
  }));
  // Two pages were seen by two people and eight by one: their names decide which of these stand together.
  const world = { people, events: people.map((_, place) => seen(place, `page${place % 10}`)) };
  await planted.plant(world);
  const { question, figure } = CustomFunnelPeople.parse({
    question: { ...plain, breakdown: 'page' },
    figure: { what: 'reached', step: 1, group: 'other' },
  });
  const { groups } = await answerCustomFunnel(planted.sidecar, question);
  const { found, totals } = await read(question, figure);
  expect(totals).toEqual([groups.find(({ key }) => key === 'other')!.figures.people[0]]);
  expect(found.map(({ personId }) => personId)).toEqual(listedIds(world, [8, 9]));
});

test('somebody who became part of another is listed as that other, where they came from and what they are', async () => {
  await planted.plant({
    people: [
      { partOf: null, source: 1, mark: 'staff', arrivedMs: 7 },
      { partOf: 0, source: 0, mark: '' },
    ],
    events: [seen(1, 'apply/phone')],
  });
  const asked = { what: 'reached', step: 1, group: null } as const;
  const { question } = CustomFunnelPeople.parse({ question: plain, figure: asked });
  expect((await read(question, asked)).totals).toEqual([0]);
  const { found } = await read({ ...question, scope: { ...question.scope, includeMarked: true } }, asked);
  expect(found).toEqual([
    {
      personId: listedIds({ people: [{ partOf: null, source: 0, mark: '' }], events: [] }, [0])[0],
      arrivedAt: '1970-01-01T00:00:00.007Z',
      source: { adPlatform: 'tencent_ads', account: '', plan: '', entryKind: 'ad', host: 'weapp' },
      mark: 'staff',
    },
  ]);
});

test.each([
  ['a step that the funnel does not have', { what: 'reached', step: 3 }],
  ['who was lost before the first step', { what: 'lost', step: 1 }],
  ['a group where nothing is broken down', { what: 'reached', step: 1, group: 'tt' }],
  ['a step between two', { what: 'reached', step: 1.5 }],
])('%s is refused', (_, figure) => {
  expect(CustomFunnelPeople.safeParse({ question: plain, figure }).success).toBe(false);
});
