import fc from 'fast-check';
import { type MetricName, statistics } from '../../experiment';
import { answerResults, judge } from './answer-results';
import { recommend } from './recommendation.rules';
import type { ExperimentResults } from './results';
import { dayMs, figuresFrom, type FiguresWanted, plan, startMs, type Unit } from './units-figures.fixture';

const everybody = { bots: 'out', segment: null } as const;
const after = (days: number) => startMs + days * dayMs;
const { leastConversionsPerArm } = statistics;
const tooFew = { cannot: 'below_low_count_guard' };

interface Arm {
  units: number;
  /** The first of them did it. */
  submitted: number;
  approved?: number;
}

/** Both arms over ten days; two more and the windows of handing in are over. */
const days = 10;
const people = (arms: Record<'a' | 'b', Arm>): Unit[] =>
  (['a', 'b'] as const).flatMap((variant) => {
    const { units, submitted, approved = 0 } = arms[variant];
    return Array.from({ length: units }, (_, place): Unit => ({
      variant,
      exposedMs: after(place % days) + place,
      host: place % 3 === 0 ? 'tt' : 'weapp',
      multiple: place % 20 === 0,
      did: { submitted: [place < submitted ? 1 : 0], approved: [place < approved ? 1 : 0] },
    }));
  });

const resultsOf = (units: Unit[], wanted: Partial<FiguresWanted> = {}) =>
  answerResults(
    figuresFrom(units, {
      asOfMs: after(days + 2),
      definition: plan({ plannedUnits: 1_200 }),
      costNow: { spendFen: 6_170_000, paidCredits: 100, days: 28 },
      ...wanted,
    }),
    everybody,
  );

/** Everything that would let a reader take a side of the primary metric, wherever a card or a file finds it. */
function differencesIn({ primary, exposure, series, segments, money, bayesian }: ExperimentResults) {
  const comparisons = [
    ...primary.comparisons,
    ...exposure.withoutMultiple!,
    ...segments.flatMap((segment) => segment.comparisons),
  ];
  return [
    ...comparisons.flatMap(({ absolute, relative, once }) => [absolute, relative, once]),
    ...series.flatMap((each) => each.days.map(({ absolute }) => absolute)),
    ...money.flatMap(({ submitted, credits, costOfCreditFen, savedFen, creditsAWeek }) => [
      submitted,
      credits,
      costOfCreditFen,
      savedFen,
      creditsAWeek,
    ]),
    ...bayesian.map(({ posterior }) => posterior),
  ];
}

/** Far apart, so that whatever may be said would be. */
const few = (conversions: number) =>
  people({
    a: { units: 600, submitted: 400, approved: 300 },
    b: { units: 600, submitted: conversions, approved: 300 },
  });

test('property: below forty conversions in an arm no difference is told anywhere, and each says why', () => {
  fc.assert(
    fc.property(fc.nat(leastConversionsPerArm - 1), fc.boolean(), (conversions, inControl) => {
      const units = few(conversions).map((unit): Unit =>
        inControl ? { ...unit, variant: unit.variant === 'a' ? 'b' : 'a' } : unit,
      );
      const results = resultsOf(units);
      for (const difference of differencesIn(results)) expect(difference).toEqual(tooFew);
      for (const { comparisons } of [results.primary, ...results.segments])
        expect(comparisons).toMatchObject([{ p: null, logP: null, says: 'cannot_tell' }]);
      expect(results.segments.map(({ comparisons }) => comparisons[0]!.adjustedP)).toEqual(
        results.segments.map(() => null),
      );
      expect(results.series[0]!.clearSince).toBeNull();
      expect(results.sequential[0]).toMatchObject({ verdict: 'open', looks: [], p: null });
      expect(results).toMatchObject({ state: 'too_few', verdict: { says: 'cannot_tell' } });
    }),
    { numRuns: 40 },
  );
});

test('counts and levels stay, so that whoever reads knows how far it has come', () => {
  expect(resultsOf(few(39)).primary.arms).toMatchObject([
    { units: 600, conversions: 400, value: expect.closeTo(6_666.7, 1) as number },
    { units: 600, conversions: 39, value: 650, low: expect.any(Number) as number },
  ]);
});

test('from forty on everything of it is told', () => {
  const { primary, series, money, bayesian, sequential, verdict } = resultsOf(few(40));
  const [{ absolute, relative, once }] = primary.comparisons as [(typeof primary.comparisons)[0]];
  for (const told of [absolute, relative, once, ...Object.values(money[0]!), bayesian[0]!.posterior])
    expect(told).not.toHaveProperty('cannot');
  expect(series[0]!.days.at(-1)!.absolute).toEqual(absolute);
  expect(sequential[0]!.verdict).toBe('worse');
  expect(verdict.says).toBe('worse');
});

test('the rule knows nothing of a variant of which too few did it: neither better nor worse, and no look is spent', () => {
  const ofFew = (conversions: number) =>
    recommend(
      judge(figuresFrom(few(conversions), { asOfMs: after(30), definition: plan({ plannedUnits: 1_200 }) })),
    );
  expect(ofFew(39)).toMatchObject({
    recommended: 'cannot_tell',
    conditions: expect.arrayContaining([
      expect.objectContaining({
        condition: 'primary_excludes_zero',
        met: null,
        evidence: expect.objectContaining({
          cannot: 'below_low_count_guard',
          estimate: null,
          look: null,
        }) as unknown,
      }),
    ]) as unknown,
  });
  expect(ofFew(40).recommended).toBe('stop');
});

test('property: no planned look, and no day of the series, comes before each arm has forty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (a, b) => {
      // So many of sixty a day in each arm.
      const units = Array.from({ length: days * 120 }, (_, place): Unit => {
        const [day, turn] = [Math.floor(place / 120), place % 120];
        const variant = turn < 60 ? 'a' : 'b';
        const did = turn % 60 < (variant === 'a' ? a : b);
        return { variant, exposedMs: after(day) + turn, did: { submitted: [did ? 1 : 0] } };
      });
      const { sequential, series } = resultsOf(units, { asOfMs: after(days + 2) });
      const daysNeeded = Math.ceil(leastConversionsPerArm / Math.min(a, b));
      const told = series[0]!.days.map(({ absolute }) => !('cannot' in absolute));
      expect(told).toEqual(told.map((_, place) => place + 1 >= daysNeeded));
      // A tenth of the planned units a day, and a look at every quarter: after three, five, eight and ten.
      const looked = sequential[0]!.looks.map(({ units: count }) => count / 120);
      expect(looked.every((day) => day >= daysNeeded)).toBe(true);
      if (daysNeeded <= 3) expect(looked).toEqual([3, 5, 8, 10]);
      if (daysNeeded === 4) expect(looked).toEqual([4, 5, 8, 10]);
      if (daysNeeded > days) expect(looked).toEqual([]);
    }),
  );
});

test('a part of the people below it has no p-value, and those that have one are corrected for each other only', () => {
  const units = people({ a: { units: 600, submitted: 300 }, b: { units: 600, submitted: 260 } }).map(
    (unit, place): Unit => ({ ...unit, host: place % 40 === 0 ? 'h5' : unit.host! }),
  );
  const { segments } = resultsOf(units);
  const h5 = segments.find(({ value }) => value === 'h5')!;
  expect(h5.comparisons[0]).toMatchObject({ absolute: tooFew, p: null, adjustedP: null });
  const told = segments.flatMap(({ comparisons }) => comparisons).filter(({ p }) => p !== null);
  expect(told.length).toBeGreaterThan(1);
  const corrected = statistics.holm(told.map(({ p }) => p!)) as { adjusted: number[] };
  expect(told.map(({ adjustedP }) => adjustedP)).toEqual([...corrected.adjusted]);
});

test('another reason is not written over, and later outcomes are judged by their own conversions', () => {
  const { delayed, money } = resultsOf(few(3), { costNow: { spendFen: null, paidCredits: 0, days: 28 } });
  const of = (metric: MetricName) => delayed.find((one) => one.metric === metric)!.comparisons[0]!;
  expect(of('first_overdue').absolute).toEqual({ cannot: 'immature' });
  expect(of('approved').absolute).not.toHaveProperty('cannot');
  expect(of('drawn').absolute).toEqual(tooFew);
  expect(money[0]).toMatchObject({ credits: tooFew, savedFen: { cannot: 'no_spend_known' } });
});

test('what is counted otherwise than by who did it is told of few as well', () => {
  const units = people({ a: { units: 30, submitted: 3 }, b: { units: 30, submitted: 3 } }).map(
    (unit, place): Unit => ({
      ...unit,
      did: { slow_page: [400 + ((place * 53) % 700)], drawn_amount: [place * 100] },
    }),
  );
  for (const metric of ['slow_page', 'drawn_amount'] as const) {
    const definition = plan({ primary: { metric, smallestEffect: 50 } });
    expect(resultsOf(units, { definition, asOfMs: after(20) }).primary.comparisons[0]!.absolute).not.toEqual(
      tooFew,
    );
  }
});

test('harm is watched by bounds that hold for few, and is proven of few', () => {
  const units = people({
    a: { units: 600, submitted: 300, approved: 300 },
    b: { units: 600, submitted: 300, approved: 5 },
  });
  const results = resultsOf(units, { asOfMs: after(20) });
  expect(results.guardrails.find(({ metric }) => metric === 'approved')!.verdict).toBe('proven_harm');
  expect(results.recommendation.recommended).toBe('stop');
});
