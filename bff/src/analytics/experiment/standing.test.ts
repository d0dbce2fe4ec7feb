import fc from 'fast-check';
import { answerResults } from './answer-results';
import { saidBy } from './direction.rules';
import type { ExperimentResults } from './results';
import { dayMs, figuresFrom, plan, startMs, type Unit } from './units-figures.fixture';

const after = (days: number) => startMs + days * dayMs;

const anyBand = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.nat(5_000), fc.nat(5_000))
  .map(([estimate, below, above]) => ({ estimate, low: estimate - below, high: estimate + above }));

test('property: an interval claims a direction exactly when it lies on one side of 0', () => {
  fc.assert(
    fc.property(anyBand, fc.constantFrom('up' as const, 'down' as const), (band, better) => {
      const above = better === 'up' ? 'better' : 'worse';
      const below = better === 'up' ? 'worse' : 'better';
      const expected = band.low > 0 ? above : band.high < 0 ? below : 'no_difference_seen';
      expect(saidBy(band, { better })).toBe(expected);
    }),
  );
});

test('an end that there is not is on neither side, and a reason says nothing', () => {
  expect(saidBy({ estimate: 3, low: null, high: 5 }, { better: 'up' })).toBe('no_difference_seen');
  expect(saidBy({ estimate: -3, low: null, high: -1 }, { better: 'down' })).toBe('better');
  expect(saidBy({ cannot: 'immature' }, { better: 'up' })).toBe('cannot_tell');
});

/** So many of a hundred in each arm hand in, a day. */
const crowd = (days: number, rates: (day: number) => Partial<Record<'a' | 'b' | 'c', number>>): Unit[] =>
  Array.from({ length: days }, (_, day) =>
    Object.entries(rates(day)).flatMap(([variant, did]) =>
      Array.from({ length: 100 }, (_unused, place): Unit => ({
        variant: variant as 'a',
        exposedMs: after(day) + place,
        did: { submitted: [place < did ? 1 : 0] },
      })),
    ),
  ).flat();
const resultsOf = (units: Unit[], changes: Parameters<typeof plan>[0] = {}): ExperimentResults =>
  answerResults(figuresFrom(units, { asOfMs: after(30), definition: plan(changes) }), {
    bots: 'out',
    segment: null,
  });

test('a planned look that crossed says better while the interval of any moment still holds 0', () => {
  const { primary, verdict, sequential, recommendation } = resultsOf(crowd(20, () => ({ a: 40, b: 44 })));
  const [{ absolute, says }] = primary.comparisons as [(typeof primary.comparisons)[0]];
  expect(says).toBe('no_difference_seen');
  expect((absolute as { low: number }).low).toBeLessThan(0);
  expect(verdict).toMatchObject({
    says: 'better',
    ofEach: [{ variant: 'b', says: 'better', byLook: 4 }],
  });
  const look = sequential[0]!.looks.find((one) => one.look === verdict.ofEach[0]!.byLook)!;
  expect(look.crossed).toBe(true);
  expect(look.absolute.low!).toBeGreaterThan(0);
  expect(recommendation.conditions[0]).toMatchObject({
    condition: 'primary_excludes_zero',
    met: true,
    evidence: { byLook: 4, looks: 4 },
  });
});

test('worse likewise, and with no look that crossed the interval says it', () => {
  expect(resultsOf(crowd(20, () => ({ a: 44, b: 40 }))).verdict.ofEach).toEqual([
    { variant: 'b', says: 'worse', byLook: 4 },
  ]);
  expect(resultsOf(crowd(20, () => ({ a: 40, b: 41 }))).verdict.ofEach).toEqual([
    { variant: 'b', says: 'no_difference_seen', byLook: null },
  ]);
  // Between the looks the interval speaks: the first quarter of the planned units is not reached.
  expect(resultsOf(crowd(4, () => ({ a: 30, b: 60 }))).verdict.ofEach).toEqual([
    { variant: 'b', says: 'better', byLook: null },
  ]);
});

test('every treatment is told by itself, in the order of the plan', () => {
  const { verdict } = resultsOf(
    crowd(20, () => ({ a: 40, b: 40, c: 55 })),
    {
      variants: [
        { key: 'a', name: '现在的', weightBps: 3_400, values: {} },
        { key: 'b', name: '一', weightBps: 3_300, values: {} },
        { key: 'c', name: '二', weightBps: 3_300, values: {} },
      ],
    },
  );
  expect(verdict.variant).toBe('c');
  expect(verdict.ofEach.map(({ variant, says }) => [variant, says])).toEqual([
    ['b', 'no_difference_seen'],
    ['c', 'better'],
  ]);
});

test('of a part of the people no look is taken: what is said of it is its interval', () => {
  const figures = figuresFrom(
    crowd(20, () => ({ a: 40, b: 44 })),
    { asOfMs: after(30) },
  );
  const { verdict } = answerResults(figures, { bots: 'out', segment: { kind: 'host', value: 'weapp' } });
  expect(verdict.ofEach).toEqual([{ variant: 'b', says: 'no_difference_seen', byLook: null }]);
});
