import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { anyChoice, anyScope, anyWorld, plantedNames } from '../sidecar/any-world.fixture';
import { quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import type { World } from '../sidecar/planted-world.fixture';
import {
  byName,
  isChosen,
  marksIn,
  passes,
  scopeMs,
  type SeenEvent,
  seenEvents,
} from '../sidecar/read-by-hand.fixture';
import { eventNames } from '../sidecar/layout';
import type { Filter } from '../report/report-scope';
import { answerPaths } from './paths';
import { listedIds, readBehind, withArrivals } from '../people-behind/read-behind.fixture';
import { PathsPeople, PathsQuestion } from './paths.question';
import { pathsBehindSql } from './paths.sql';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const ofEvents = ({ dimension }: Filter) => ['page', 'appVersion', 'eventHost'].includes(dimension);
const pageOf = (event: SeenEvent) => (event.name === 'page_viewed' ? event.page : '');
const keyOf = (event: SeenEvent) => `${event.name}:${pageOf(event)}`;
const isPlannedAnchor = (question: PathsQuestion, event: SeenEvent) => {
  const { fromMs, untilMs } = scopeMs(question.scope);
  return (
    isChosen(question.anchor, event) &&
    event.atMs >= fromMs &&
    event.atMs < untilMs &&
    passes(question.scope.filters.filter(ofEvents), event)
  );
};

interface Step {
  key: string;
  atMs: number | null;
}

/** The steps of one path with its end, and how many events were folded into them. */
function walk(events: SeenEvent[], question: PathsQuestion) {
  const isAnchor = (event: SeenEvent) => isPlannedAnchor(question, event);
  const order = (event: SeenEvent) => [
    event.moment,
    eventNames.indexOf(event.name),
    pageOf(event),
    isAnchor(event) ? 0 : 1,
  ];
  const inOrder = [...events].sort((one, other) => {
    const [ours, theirs] = [order(one), order(other)];
    const place = ours.findIndex((value, index) => value !== theirs[index]);
    return place === -1 ? 0 : ours[place]! < theirs[place]! ? -1 : 1;
  });
  const at = inOrder.findIndex(isAnchor);
  const anchorMs = inOrder[at]!.atMs;
  const beside = question.direction === 'from' ? inOrder.slice(at) : inOrder.slice(0, at + 1).reverse();
  const reached = beside.filter(
    ({ atMs }) => question.within === 'visit' || Math.abs(atMs - anchorMs) <= question.windowMinutes * 60_000,
  );
  const unrepeated = reached.filter(
    (event, place) => place === 0 || keyOf(event) !== keyOf(reached[place - 1]!),
  );
  const key = (place: number) => (unrepeated[place] ? keyOf(unrepeated[place]) : undefined);
  const same = (one: number, other: number) => key(one) !== undefined && key(one) === key(other);
  const kept = unrepeated.filter(
    (_, place) =>
      !question.foldPairs ||
      !(
        (same(place, place - 2) && same(place - 1, place - 3)) ||
        (same(place + 1, place - 1) && same(place, place - 2))
      ),
  );
  const shown = new Set(kept.slice(0, question.depth + 1));
  const beyond = kept[question.depth + 1];
  const until = beyond ? reached.indexOf(beyond) : reached.length;
  const steps: Step[] = [...shown].map((event) => ({ key: keyOf(event), atMs: event.atMs }));
  if (kept.length <= question.depth) steps.push({ key: 'end:', atMs: null });
  return { steps, folded: reached.slice(0, until).filter((event) => !shown.has(event)).length };
}

function naive(world: World, question: PathsQuestion) {
  const names = question.among && new Set([question.anchor.name, ...question.among]);
  const seen = seenEvents(world)
    .filter((event) =>
      passes(
        question.scope.filters.filter((filter) => !ofEvents(filter)),
        event,
      ),
    )
    .filter(({ name }) => !names || names.has(name))
    .filter(({ visit }) => question.within === 'window' || visit !== '');
  const pathOf = (event: SeenEvent) =>
    question.within === 'visit' ? `${event.root} ${event.visit}` : `${event.root}`;
  const anchors = seen.filter((event) => isPlannedAnchor(question, event));
  const counted = anchors.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const paths = [...new Set(counted.map(pathOf))].map((path) => ({
    person: path.split(' ')[0]!,
    ...walk(
      seen.filter((event) => pathOf(event) === path),
      question,
    ),
  }));
  const placed = paths.flatMap(({ person, steps }) =>
    steps.map(({ key }, level) => ({ person, level, key })),
  );
  const peopleAt = (level: number, key: string) =>
    new Set(placed.filter((step) => step.level === level && step.key === key).map(({ person }) => person))
      .size;
  const label = (level: number, key: string) => {
    if (key === 'end:') return key;
    const keys = [...new Set(placed.filter((step) => step.level === level).map((step) => step.key))]
      .filter((each) => each !== 'end:')
      .sort((one, other) => peopleAt(level, other) - peopleAt(level, one) || (one < other ? -1 : 1));
    return keys.indexOf(key) < question.topPerLevel ? key : 'other:';
  };
  const nodeItems = paths.flatMap(({ person, steps }) =>
    steps.map(({ key }, level) => ({ id: `${level}:${label(level, key)}`, person, ms: null })),
  );
  const linkItems = paths.flatMap(({ person, steps }) =>
    steps.slice(1).map((to, level) => ({
      id: `${level}:${label(level, steps[level]!.key)} ${level + 1}:${label(level + 1, to.key)}`,
      person,
      ms: to.atMs === null ? null : Math.abs(to.atMs - steps[level]!.atMs!),
    })),
  );
  const [nodes, links] = [grouped(nodeItems), grouped(linkItems)];
  const rootsOf = (own: { person: string }[]) => [...new Set(own.map(({ person }) => Number(person)))];
  return {
    /** Who stands behind a node or a link, by its id. */
    roots: (id: string) => rootsOf([...nodeItems, ...linkItems].filter((item) => item.id === id)),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, [people, visits]]) => [id, [people, visits]])),
    links,
    folded: paths.reduce((sum, { folded }) => sum + folded, 0),
    marks: marksIn(anchors),
  };
}

function grouped(items: { id: string; person: string; ms: number | null }[]) {
  return Object.fromEntries(
    [...new Set(items.map(({ id }) => id))].map((id) => {
      const own = items.filter((item) => item.id === id);
      const times = own.flatMap(({ ms }) => ms ?? []);
      return [id, [new Set(own.map(({ person }) => person)).size, own.length, rounded(quantile(times, 0.5))]];
    }),
  );
}

const anyQuestion = fc
  .record({
    scope: anyScope,
    anchor: anyChoice,
    direction: fc.constantFrom('from' as const, 'to' as const),
    within: fc.constantFrom('visit' as const, 'window' as const),
    windowMinutes: fc.constantFrom(1, 60, 24 * 60, 3 * 24 * 60),
    depth: fc.integer({ min: 1, max: 5 }),
    topPerLevel: fc.integer({ min: 1, max: 3 }),
    foldPairs: fc.boolean(),
    among: fc.option(fc.subarray([...plantedNames], { minLength: 1 }), { nil: undefined }),
  })
  .map((given) => PathsQuestion.parse(given));

test('whatever people do, nodes and links are the ones of walking along by hand', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWorld(['page_viewed', 'field_focused', 'application_started']),
      anyQuestion,
      async (world, question) => {
        await planted.plant(world);
        const answer = await answerPaths(planted.sidecar, question);
        const expected = naive(world, question);
        expect(
          Object.fromEntries(answer.nodes.map(({ id, people, visits }) => [id, [people, visits]])),
        ).toEqual(expected.nodes);
        expect(
          Object.fromEntries(
            answer.links.map(({ from, to, people, visits, medianMs }) => [
              `${from} ${to}`,
              [people, visits, rounded(medianMs)],
            ]),
          ),
        ).toEqual(expected.links);
        expect(answer.folded).toBe(expected.folded);
        expect(byName(answer.basis.marked.byMark)).toEqual(expected.marks);
      },
    ),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test('behind every node and link stand the people of walking along by hand, as many as the report says', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWorld(['page_viewed', 'field_focused', 'application_started']).map(withArrivals),
      anyQuestion,
      fc.integer({ min: 1, max: 3 }),
      async (world, question, rows) => {
        await planted.plant(world);
        const { nodes, links } = await answerPaths(planted.sidecar, question);
        const byId = new Map(nodes.map((node) => [node.id, node]));
        const { roots } = naive(world, question);
        const figures = [
          ...nodes.map(({ id, people }) => ({ id, people, at: byId.get(id)!, next: null })),
          ...links.map(({ from, to, people }) => ({
            id: `${from} ${to}`,
            people,
            at: byId.get(from)!,
            next: byId.get(to)!,
          })),
        ];
        for (const { id, people, at, next } of figures) {
          const asked = PathsPeople.parse({ question, figure: { level: at.level, at, next } });
          const { found, totals } = await readBehind(planted, () => pathsBehindSql(asked), rows);
          expect([id, totals]).toEqual([id, [people]]);
          expect(found.map(({ personId }) => personId)).toEqual(listedIds(world, roots(id)));
        }
      },
    ),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

const plain = {
  scope: { days: { from: '2026-10-01', to: '2026-10-01' } },
  anchor: { name: 'page_viewed' },
  depth: 2,
};

test.each([
  ['a level that the paths do not have', { level: 3, at: { event: 'end' } }],
  ['a level before the first', { level: -1, at: { event: 'page_viewed', page: 'apply/phone' } }],
  ['a name that is none', { level: 1, at: { event: "end'" } }],
])('%s is refused', (_, figure) => {
  expect(PathsPeople.safeParse({ question: plain, figure }).success).toBe(false);
});
