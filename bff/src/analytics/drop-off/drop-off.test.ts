import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { funnelSteps, stepNames } from '../funnel/steps';
import { countBy, quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay, type PlantedEvent, type World } from '../sidecar/planted-world.fixture';
import { byName, scopeMs, type SeenEvent, seenEvents } from '../sidecar/read-by-hand.fixture';
import { answerDropOff } from './drop-off';
import { DropOffQuestion } from './drop-off.question';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const firstMs = Date.parse(`${firstDay}T00:00:00+08:00`);
const isStep = (place: number, { name, properties }: SeenEvent) =>
  name === funnelSteps[place]!.fact &&
  (name !== 'consent_granted' || properties.purpose === 'application_processing');

/** The moment at which each step was reached, along the steps, until the first gap. */
function wayOf(arrivedMs: number, events: SeenEvent[]): bigint[] {
  const way = [BigInt(arrivedMs) << 21n];
  for (let place = 1; place < funnelSteps.length; place += 1) {
    const moments = events.filter((event) => isStep(place, event)).map(({ moment }) => moment);
    if (moments.length === 0) break;
    way.push(moments.reduce((least, moment) => (moment < least ? moment : least)));
  }
  return way;
}

const later = (one: bigint, other: bigint) => (one > other ? one : other);

/** The first kind of evidence there is, in its latest occurrence; the largest key and page of one moment. */
function reasonOf(stepMoment: bigint, events: SeenEvent[]): string {
  const completed = events.filter(({ name }) => name === 'application_step_completed');
  const goodUntil = completed.reduce((until, { moment }) => later(until, moment), stepMoment);
  const after = events.filter(({ moment }) => moment > goodUntil);
  const kinds: [string, (event: SeenEvent) => string | undefined, boolean][] = [
    [
      'step_failed',
      ({ name, properties: { step, code } }) =>
        name === 'application_step_failed' ? `${step as string}:${code as string}` : undefined,
      false,
    ],
    [
      'error',
      ({ name, properties }) => (name === 'field_error_shown' ? (properties.code as string) : undefined),
      true,
    ],
    [
      'field',
      ({ name, properties }) =>
        name === 'field_focused'
          ? (properties.field as string)
          : name === 'page_left'
            ? (properties.lastField as string | undefined)
            : undefined,
      true,
    ],
    ['page', ({ name, page }) => (name === 'page_viewed' ? page : undefined), true],
  ];
  for (const [kind, keyOf, withPage] of kinds) {
    const found = after.flatMap((event) => {
      const key = keyOf(event);
      return key === undefined ? [] : [{ moment: event.moment, key, page: event.page }];
    });
    const last = found
      .sort((one, other) =>
        one.moment !== other.moment
          ? one.moment < other.moment
            ? -1
            : 1
          : one.key !== other.key
            ? one.key < other.key
              ? -1
              : 1
            : one.page < other.page
              ? -1
              : 1,
      )
      .at(-1);
    if (last) return [kind, last.key, withPage ? last.page : ''].join('|');
  }
  return 'none||';
}

/** Counted the long way round, one person after the other. */
function naive(world: World, question: DropOffQuestion, asOfMs: number) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const place = stepNames.indexOf(question.step);
  const events = seenEvents(world);
  const { ripeAfterDays } = funnelSteps[place + 1]!;
  const reached = world.people.flatMap(({ partOf, mark, arrivedMs }, root) => {
    if (partOf !== null || arrivedMs! < fromMs || arrivedMs! >= untilMs) return [];
    const own = events.filter((event) => event.root === root);
    const way = wayOf(arrivedMs!, own);
    if (way.length <= place) return [];
    const dayEndsMs = Math.floor((arrivedMs! + 8 * 3_600_000) / dayMs + 1) * dayMs - 8 * 3_600_000;
    return [{ mark, own, way, ripe: dayEndsMs + ripeAfterDays * dayMs <= asOfMs }];
  });
  const counted = reached.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const stopped = counted.filter(({ way }) => way.length === place + 1);
  const lost = stopped.filter(({ ripe }) => ripe);
  const told = lost.map(({ way, own }) => {
    const last = own.reduce((latest, { moment }) => later(latest, moment), way[place]!);
    return { reason: reasonOf(way[place]!, own), stayMs: Number((last >> 21n) - (way[place]! >> 21n)) };
  });
  return {
    reached: counted.length,
    lost: lost.length,
    waiting: stopped.length - lost.length,
    reasons: Object.fromEntries(
      Object.entries(countBy(told, ({ reason }) => reason)).map(([reason, people]) => [
        reason,
        [
          people,
          rounded(
            quantile(
              told.filter((each) => each.reason === reason).map(({ stayMs }) => stayMs),
              0.5,
            ),
          ),
        ],
      ]),
    ),
    marks: countBy(
      reached.filter(({ mark }) => mark !== ''),
      ({ mark }) => mark,
    ),
  };
}

const propertiesOf: Record<string, fc.Arbitrary<PlantedEvent['properties']>> = {
  consent_granted: fc.record({ purpose: fc.constantFrom('application_processing', 'usage_analysis') }),
  application_step_failed: fc.record({
    step: fc.constantFrom('face', 'identity'),
    code: fc.constantFrom('blurred', 'dark'),
  }),
  application_step_completed: fc.record({ step: fc.constantFrom('face', 'identity') }),
  field_error_shown: fc.record({ field: fc.constant('name'), code: fc.constantFrom('empty', 'wrong') }),
  field_focused: fc.record({ field: fc.constantFrom('name', 'number') }),
  page_left: fc.record(
    { dwellMs: fc.constant(5), lastField: fc.constantFrom('name', 'bank') },
    { requiredKeys: ['dwellMs'] },
  ),
};

const names = [
  'user_registered',
  'application_started',
  'application_submitted',
  'page_viewed',
  ...Object.keys(propertiesOf),
];
const anyMs = fc
  .tuple(fc.integer({ min: -1, max: 2 }), fc.constantFrom(0, 1, 60_000, 120_000, 3_600_000, dayMs - 1))
  .map(([day, ms]) => firstMs + day * dayMs + ms);

const anyLife: fc.Arbitrary<World> = fc.integer({ min: 1, max: 3 }).chain((people) =>
  fc.record({
    people: fc.tuple(
      ...Array.from({ length: people }, (_, place) =>
        fc.record({
          partOf: place === 0 ? fc.constant(null) : fc.option(fc.nat(place - 1), { freq: 1 }),
          source: fc.nat(2),
          mark: fc.constantFrom('', '', '', 'bot'),
          arrivedMs: anyMs,
        }),
      ),
    ),
    events: fc.array(
      fc.constantFrom(...names, 'consent_granted', 'user_registered').chain((name) =>
        fc.record({
          person: fc.nat(people - 1),
          name: fc.constant(name),
          atMs: anyMs,
          sequence: fc.nat(2),
          page: fc.constantFrom('apply/identity', 'apply/phone'),
          host: fc.constant('tt'),
          visit: fc.constant('v1'),
          properties: propertiesOf[name] ?? fc.constant({}),
        }),
      ),
      { maxLength: 20 },
    ),
  }),
);

const anyQuestion = fc
  .record({
    scope: fc.record({
      days: fc.constantFrom({ from: firstDay, to: firstDay }, { from: '2026-09-30', to: '2026-10-03' }),
      includeMarked: fc.boolean(),
    }),
    step: fc.constantFrom(
      'arrived' as const,
      'consented' as const,
      'registered' as const,
      'started' as const,
    ),
  })
  .map((given) => DropOffQuestion.parse(given));

const anyNow = fc
  .tuple(fc.nat(7), fc.constantFrom(0, -1, 5))
  .map(([days, ms]) => firstMs + days * dayMs + ms);

test('whatever people do, who is lost and why are the ones of reading each life', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, anyQuestion, anyNow, async (world, question, asOfMs) => {
      await planted.plant(world);
      planted.standAt(new Date(asOfMs));
      const { basis, reached, lost, waiting, reasons } = await answerDropOff(planted.sidecar, question);
      const expected = naive(world, question, asOfMs);
      expect({ reached, lost, waiting }).toEqual({
        reached: expected.reached,
        lost: expected.lost,
        waiting: expected.waiting,
      });
      expect(
        Object.fromEntries(
          reasons.map(({ kind, key, page, people, medianStayMs }) => [
            [kind, key, page ?? ''].join('|'),
            [people, rounded(medianStayMs)],
          ]),
        ),
      ).toEqual(expected.reasons);
      expect(byName(basis.marked.byMark)).toEqual(expected.marks);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test('filters by single events are refused: people are asked about, not events', () => {
  expect(() =>
    DropOffQuestion.parse({
      scope: { days: { from: firstDay, to: firstDay }, filters: [{ dimension: 'page', values: ['a'] }] },
      step: 'registered',
    }),
  ).toThrow('where they came from');
});
