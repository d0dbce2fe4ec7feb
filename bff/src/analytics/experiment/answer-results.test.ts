import fc from 'fast-check';
import { maturesAfterMs, metricNamed, type MetricName, statistics } from '../../experiment';
import { answerResults, judge } from './answer-results';
import { recommend } from './recommendation.rules';
import type { ExperimentResults } from './results';
import { dayMs, drawUnits, figuresFrom, plan, startMs, type Unit } from './units-figures.fixture';

const everybody = { bots: 'out', segment: null } as const;
const after = (days: number) => startMs + days * dayMs;
const shares: MetricName[] = [
  'registered',
  'submitted',
  'approved',
  'drawn',
  'over_borrowing',
  'first_overdue',
];

const anyUnit: fc.Arbitrary<Unit> = fc.record({
  variant: fc.constantFrom('a' as const, 'b' as const, 'c' as const),
  exposedMs: fc.integer({ min: startMs, max: startMs + 40 * dayMs }),
  host: fc.constantFrom('weapp', 'tt'),
  adPlatform: fc.constantFrom('', 'ocean_engine'),
  newcomer: fc.boolean(),
  marked: fc.boolean(),
  multiple: fc.boolean(),
  did: fc.record({
    ...Object.fromEntries(shares.map((name) => [name, fc.constantFrom([0], [1])])),
    drawn_amount: fc.integer({ min: 0, max: 20_000_000 }).map((fen) => [fen]),
    pages_a_visit: fc.tuple(fc.nat(20), fc.nat(5)),
    slow_page: fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 3 }),
  }),
});
const three = plan({
  variants: [
    { key: 'a', name: '现在的', weightBps: 4_000, values: {} },
    { key: 'b', name: '一', weightBps: 3_000, values: {} },
    { key: 'c', name: '二', weightBps: 3_000, values: {} },
  ],
  guardrails: [
    { metric: 'drawn_amount', margin: 1_000 },
    { metric: 'pages_a_visit', margin: 0 },
  ],
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

test('property: whatever people did, units and conversions are those counted one by one, and no figure is NaN', () => {
  fc.assert(
    fc.property(
      fc.array(anyUnit, { maxLength: 60 }),
      fc.integer({ min: 0, max: 80 }),
      fc.constantFrom('out' as const, 'in' as const),
      fc.constantFrom<MetricName>('submitted', 'drawn_amount', 'pages_a_visit', 'slow_page'),
      (units, days, bots, primary) => {
        const definition = { ...three, primary: { metric: primary, smallestEffect: 100 } };
        const figures = figuresFrom(units, { definition, asOfMs: after(days) });
        const results = answerResults(figures, { bots, segment: null });
        expect(numbersIn(results).filter((number) => !Number.isFinite(number))).toEqual([]);
        const counted = units.filter(
          ({ marked, exposedMs }) => exposedMs <= after(days) && (bots === 'in' || !marked),
        );
        for (const result of results.delayed) {
          const windowMs = maturesAfterMs(metricNamed(result.metric));
          for (const arm of result.arms) {
            const own = counted.filter(({ variant }) => variant === arm.variant);
            const ripe = own.filter(({ exposedMs }) => exposedMs + windowMs <= after(days));
            const did = ripe.filter((unit) => unit.did[result.metric]?.[0] === 1);
            expect([arm.exposed, arm.units, arm.conversions]).toEqual([own.length, ripe.length, did.length]);
          }
        }
        expect(results.sample.exposed).toBe(counted.length);
        expect(results.exposure.multiple.people).toBe(counted.filter(({ multiple }) => multiple).length);
      },
    ),
  );
});

test('property: days and segments are parts of the whole, and the newest day of the series is the answer', () => {
  fc.assert(
    fc.property(fc.array(anyUnit, { minLength: 1, maxLength: 80 }), (units) => {
      const results = answerResults(figuresFrom(units, { definition: three, asOfMs: after(45) }), everybody);
      const exposed = results.sample.exposed;
      fc.pre(exposed > 0);
      const daily = results.exposure.daily.flatMap(({ arms }) => arms.map((arm) => arm.exposed));
      expect(daily.reduce((sum, count) => sum + count, 0)).toBe(exposed);
      for (const kind of ['host', 'ad_platform', 'newcomer'] as const) {
        const parts = results.segments.filter(({ segment }) => segment === kind);
        const inParts = parts.flatMap(({ arms }) => arms.map((arm) => arm.exposed));
        expect(inParts.reduce((sum, count) => sum + count, 0)).toBe(exposed);
      }
      for (const series of results.series)
        expect(series.days.at(-1)!.absolute).toEqual(
          results.primary.comparisons.find(({ variant }) => variant === series.variant)!.absolute,
        );
    }),
  );
});

test('a difference is that of the shares, in basis points, with the interval that holds at any look', () => {
  const units = drawUnits({
    days: 20,
    unitsADay: 400,
    seed: 5,
    rates: { submitted: { a: 0.45, b: 0.5 } },
  });
  const { primary, alpha } = answerResults(figuresFrom(units, { asOfMs: after(30) }), everybody);
  const count = (variant: string) => {
    const own = units.filter((unit) => unit.variant === variant);
    return {
      units: own.length,
      conversions: own.filter(({ did }) => did.submitted?.[0] === 1).length,
    };
  };
  const effect = statistics.proportionDifference(count('a'), count('b'));
  const interval = statistics.confidenceSequence(effect as statistics.Effect, {
    plannedUnits: 4_000,
    alpha,
  }) as statistics.SequentialInterval;
  const [{ absolute }] = primary.comparisons as [(typeof primary.comparisons)[0]];
  expect(absolute).toEqual({
    estimate: expect.closeTo(interval.estimate * 10_000, 6) as number,
    low: expect.closeTo(interval.low! * 10_000, 6) as number,
    high: expect.closeTo(interval.high! * 10_000, 6) as number,
  });
});

test('a planned look says the same whenever the page is opened afterwards', () => {
  const units = drawUnits({ days: 20, unitsADay: 250, seed: 8, rates: { submitted: { a: 0.3, b: 0.33 } } });
  const looksAt = (days: number) =>
    answerResults(figuresFrom(units, { asOfMs: after(days) }), everybody).sequential[0]!.looks;
  const all = looksAt(40);
  expect(all.map(({ look }) => look)).toEqual([1, 2, 3, 4]);
  expect(all.at(-1)!.informationTime).toBe(1);
  for (let days = 0; days < 40; days += 1) {
    const looks = looksAt(days);
    expect(all.slice(0, looks.length)).toEqual(looks);
  }
});

test('a day counts for a look only when the window of its last hour is over', () => {
  const units = drawUnits({ days: 4, unitsADay: 1_000, seed: 8, rates: { submitted: { a: 0.3, b: 0.3 } } });
  const looksAt = (days: number) =>
    answerResults(figuresFrom(units, { asOfMs: after(days) }), everybody).sequential[0]!.looks.length;
  // The first day is over after one day, and ripe after two.
  expect([looksAt(1.99), looksAt(2), looksAt(2.99), looksAt(3)]).toEqual([0, 1, 1, 2]);
});

describe('two arms that are the same page', () => {
  const rates = Object.fromEntries(
    ['submitted', 'approved', 'drawn'].map((name) => [name, { a: 0.2, b: 0.2 }]),
  );
  // Without any margin every chance difference would be harm, if it were proven.
  const definition = plan({
    guardrails: [
      { metric: 'approved', margin: 0 },
      { metric: 'drawn', margin: 0 },
    ],
  });

  test('looked at every other day, few ever seem better or worse, and hardly one is stopped', () => {
    let seemDifferent = 0;
    let seemDifferentAtOnce = 0;
    let stopped = 0;
    const runs = 40;
    for (let seed = 1; seed <= runs; seed += 1) {
      const units = drawUnits({ days: 12, unitsADay: 200, seed, rates });
      const looks = [3, 5, 7, 9, 11, 13, 20].map((days) =>
        judge(figuresFrom(units, { asOfMs: after(days), definition })),
      );
      const compared = looks.map(({ primary }) => primary.comparisons[0]!);
      if (compared.some(({ p }) => (p ?? 1) < 0.05)) seemDifferent += 1;
      if (compared.some(({ once }) => !('cannot' in once) && once.p < 0.05)) seemDifferentAtOnce += 1;
      if (looks.some(({ guardrails }) => guardrails.some(({ verdict }) => verdict === 'proven_harm')))
        stopped += 1;
    }
    // One in twenty is what was asked for; what holds for a single look only does not keep to it.
    expect(seemDifferent).toBeLessThanOrEqual(runs / 20);
    expect(stopped).toBeLessThanOrEqual(runs / 20);
    expect(seemDifferentAtOnce).toBeGreaterThan(runs / 20);
  });
});

describe('a variant that does harm', () => {
  const harmful = drawUnits({
    days: 20,
    unitsADay: 600,
    seed: 3,
    rates: {
      submitted: { a: 0.4, b: 0.46 },
      approved: { a: 0.3, b: 0.18 },
      over_borrowing: { a: 0.05, b: 0.05 },
    },
  });
  const results = answerResults(figuresFrom(harmful, { asOfMs: after(30) }), everybody);

  test('is proven to, beyond its margin, and stopped however much better the primary metric is', () => {
    const approved = results.guardrails.find(({ metric }) => metric === 'approved')!;
    expect(approved).toMatchObject({ verdict: 'proven_harm', margin: 200, limit: -200, origin: 'built_in' });
    expect(approved.best!).toBeLessThan(-200);
    expect(results.verdict.says).toBe('better');
    expect(results.verdict.harmed).toEqual(['approved']);
    expect(results.recommendation).toMatchObject({ recommended: 'stop' });
  });

  test('is not said to where the margin is not passed, and nobody has had time for what takes longer', () => {
    const verdicts = Object.fromEntries(results.guardrails.map(({ metric, verdict }) => [metric, verdict]));
    expect(verdicts).toMatchObject({ first_overdue: 'immature', complained: 'cannot' });
    expect(results.guardrails.find(({ metric }) => metric === 'complained')!.cannot).toBe('not_recorded');
    const overdue = results.guardrails.find(({ metric }) => metric === 'first_overdue')!;
    expect([overdue.ripeOn, overdue.estimate]).toEqual(['2026-12-11', null]);
  });

  test('with three who did and none who did not is no proof', () => {
    const few = drawUnits({
      days: 20,
      unitsADay: 600,
      seed: 3,
      rates: { over_borrowing: { a: 0, b: 0.0005 } },
    });
    const { guardrails } = answerResults(figuresFrom(few, { asOfMs: after(30) }), everybody);
    expect(guardrails.find(({ metric }) => metric === 'over_borrowing')!.verdict).toBe('ruled_out');
  });
});

test('an arm that is drawn as planned and seen too seldom tells nothing', () => {
  const units = drawUnits({
    days: 15,
    unitsADay: 800,
    seed: 4,
    share: 0.44,
    rates: { submitted: { a: 0.4, b: 0.5 } },
  });
  const assigned = (variant: 'a' | 'b') => ({
    variant,
    assigned: 7_000,
    seen: 6_000,
    medianDelayMs: 300,
    timedOut: 0,
  });
  const health = { arms: [assigned('a'), assigned('b')], refused: [] };
  const results = answerResults(figuresFrom(units, { asOfMs: after(25), health }), everybody);
  expect(results.split.sequential).toMatchObject({ mismatch: false });
  expect(results.splitOfExposed.sequential).toMatchObject({ mismatch: true });
  expect(results.state).toBe('split_is_off');
  expect(results.recommendation.recommended).toBe('cannot_tell');
});

test('whoever saw both arms counts once, and beyond one in a hundred the answer is told without them as well', () => {
  const units = drawUnits({ days: 10, unitsADay: 200, seed: 9, rates: { submitted: { a: 0.4, b: 0.4 } } });
  const withSome = units.map((unit, place) => ({ ...unit, multiple: place % 50 === 0 }));
  const few = units.map((unit, place) => ({ ...unit, multiple: place % 100 === 0 }));
  const told = (all: Unit[]) => answerResults(figuresFrom(all, { asOfMs: after(20) }), everybody).exposure;
  expect(told(few).multiple).toEqual({ people: 20, shareBps: 100 });
  expect(told(few).withoutMultiple).toBeNull();
  expect(told(withSome).multiple).toEqual({ people: 40, shareBps: 200 });
  expect(told(withSome).withoutMultiple).toHaveLength(1);
});

test('marked people are out unless asked for, and what is recommended never counts them', () => {
  const units = drawUnits({ days: 16, unitsADay: 300, seed: 6, rates: { submitted: { a: 0.4, b: 0.4 } } });
  const bots = units.map((unit): Unit => ({
    ...unit,
    marked: true,
    did: { submitted: [unit.variant === 'b' ? 1 : 0] },
  }));
  const figures = figuresFrom([...units, ...bots], { asOfMs: after(26) });
  const withBots = answerResults(figures, { bots: 'in', segment: null });
  expect(withBots.verdict.says).toBe('better');
  expect(withBots.recommendation.conditions[0]).toMatchObject({
    condition: 'primary_excludes_zero',
    met: false,
  });
  expect(answerResults(figures, everybody).primary.arms[0]!.units).toBe(
    units.filter(({ variant }) => variant === 'a').length,
  );
  expect(withBots.exposure.marked.map(({ shareBps }) => shareBps)).toEqual([5_000, 5_000]);
});

describe('the frozen rule', () => {
  const better = { submitted: { a: 0.4, b: 0.5 }, approved: { a: 0.3, b: 0.34 } };
  const units = drawUnits({ days: 20, unitsADay: 900, seed: 7, rates: better });
  // Once everything is ripe, a page that loads as fast and an arm that borrows as seldom.
  const alike = units.map((unit, place): Unit => ({
    ...unit,
    did: { ...unit.did, slow_page: [500 + ((place * 37) % 400)] },
  }));
  const saysAt = (days: number, all = alike, changes: Partial<Parameters<typeof plan>[0]> = {}) =>
    recommend(judge(figuresFrom(all, { asOfMs: after(days), definition: plan(changes) })));
  const met = ({ conditions }: ReturnType<typeof saysAt>) =>
    Object.fromEntries(conditions.map((condition) => [condition.condition, condition.met]));

  test('keeps running before two whole weeks, however sure it is', () => {
    const says = saysAt(13.9);
    expect(says.recommended).toBe('keep_running');
    expect(met(says)).toMatchObject({ primary_excludes_zero: true, two_full_weeks: false });
  });

  test('widens while something that takes longer is not ripe, and ships once all harm is ruled out', () => {
    const early = saysAt(20);
    expect(early).toMatchObject({ recommended: 'widen', variant: 'b' });
    expect(met(early)).toMatchObject({ no_proven_harm: true, all_harm_ruled_out: null });
    const late = saysAt(70);
    expect(late).toMatchObject({ recommended: 'ship', variant: 'b' });
    expect(met(late)).toMatchObject({ all_harm_ruled_out: true, split_is_sound: true });
  });

  test('does not widen what everybody of the slot sees', () => {
    expect(saysAt(20, alike, { shareBps: 10_000 }).recommended).toBe('keep_running');
  });

  test('stops what is proven worse, and what has found nothing in all its planned looks', () => {
    const worse = alike.map((unit): Unit => ({ ...unit, variant: unit.variant === 'a' ? 'b' : 'a' }));
    expect(saysAt(30, worse).recommended).toBe('stop');
    const same = drawUnits({
      days: 20,
      unitsADay: 300,
      seed: 11,
      rates: { submitted: { a: 0.4, b: 0.4 }, approved: { a: 0.3, b: 0.3 } },
    });
    expect(saysAt(30, same).recommended).toBe('stop');
    expect(saysAt(10, same).recommended).toBe('keep_running');
  });

  test('of two variants takes the one that does no harm', () => {
    const definition = plan({
      variants: [
        { key: 'a', name: '现在的', weightBps: 3_400, values: {} },
        { key: 'b', name: '一', weightBps: 3_300, values: {} },
        { key: 'c', name: '二', weightBps: 3_300, values: {} },
      ],
    });
    const rows = drawUnits({ days: 20, unitsADay: 670, seed: 12, rates: better, share: 330 / 670 });
    const others = drawUnits({
      days: 20,
      unitsADay: 330,
      seed: 13,
      share: 1,
      rates: { submitted: { b: 0.6 }, approved: { b: 0.1 } },
    }).map((unit): Unit => ({ ...unit, variant: 'c' }));
    const judged = judge(figuresFrom([...rows, ...others], { asOfMs: after(30), definition }));
    const harmed = judged.guardrails.filter(({ verdict }) => verdict === 'proven_harm');
    expect(harmed.map(({ metric, variant }) => [metric, variant])).toEqual([['approved', 'c']]);
    expect(recommend(judged)).toMatchObject({ recommended: 'widen', variant: 'b' });
  });

  test('a guardrail that nothing records holds up only a plan that names it', () => {
    const named = saysAt(70, alike, { guardrails: [{ metric: 'complained', margin: 15 }] });
    expect(named.recommended).toBe('widen');
    expect(met(named)).toMatchObject({ all_harm_ruled_out: false });
  });
});

test('a month at full share, from the pace of the days that are over, and the money that credits cost', () => {
  const units = drawUnits({
    days: 20,
    unitsADay: 500,
    seed: 21,
    rates: { submitted: { a: 0.4, b: 0.5 }, approved: { a: 0.2, b: 0.26 } },
  });
  const definition = plan({ slot: { fromBps: 0, toBps: 4_000 }, shareBps: 5_000 });
  const costNow = { spendFen: 6_170_000, paidCredits: 100, days: 28 };
  const at = (days: number, endedMs: number | null = null) =>
    answerResults(figuresFrom(units, { asOfMs: after(days), definition, costNow, endedMs }), everybody)
      .money[0]!;
  const money = at(20);
  // 500 a day are a half of four tenths of the layer.
  expect(money.unitsAMonth).toBe(75_000);
  // Nor does a phase lose its worth after its end.
  expect(at(60, after(20)).unitsAMonth).toBe(75_000);
  expect(at(60).unitsAMonth).toBe(0);
  const { credits, costOfCreditFen, savedFen } = money;
  if ('cannot' in credits || 'cannot' in costOfCreditFen || 'cannot' in savedFen) throw new Error('not told');
  expect(costOfCreditFen.now).toBe(61_700);
  expect(costOfCreditFen.then.estimate).toBeLessThan(61_700);
  expect(costOfCreditFen.then.low!).toBeLessThan(costOfCreditFen.then.high!);
  expect(savedFen.estimate).toBe(Math.round(credits.estimate * 61_700));
});

test('a quantile is told of everybody, and neither of a day nor of a part', () => {
  const units = drawUnits({ days: 4, unitsADay: 200, seed: 31, rates: {} }).map((unit, place): Unit => ({
    ...unit,
    did: { slow_page: [400 + ((place * 53) % 700), 300 + ((place * 29) % 900)] },
  }));
  const definition = plan({ primary: { metric: 'slow_page', smallestEffect: 50 } });
  const results = answerResults(figuresFrom(units, { definition, asOfMs: after(10) }), everybody);
  const quantile = (variant: string) =>
    statistics.quantileArmOf(
      units.filter((unit) => unit.variant === variant).map(({ did }) => did.slow_page!),
      { level: 0.9 },
    ) as statistics.QuantileArm;
  const [a, b] = [quantile('a'), quantile('b')];
  expect(results.primary.arms).toMatchObject([
    { value: a.estimate, conversions: a.observations },
    { value: b.estimate, conversions: b.observations },
  ]);
  expect(results.primary.comparisons[0]!.absolute).toMatchObject({ estimate: b.estimate - a.estimate });
  const notByPart = { cannot: 'not_by_segment' };
  expect(results.series[0]!.days.map(({ absolute }) => absolute)).toEqual(Array(4).fill(notByPart));
  expect(results.segments.flatMap(({ arms }) => arms.map(({ value }) => value))).toEqual(
    Array(results.segments.length * 2).fill(null),
  );
  expect(results.segments[0]!.comparisons[0]).toMatchObject({ absolute: notByPart, adjustedP: null });
  expect(results.sequential[0]).toMatchObject({ looks: [], verdict: 'open' });
});

test('nobody exposed is said to be nobody', () => {
  const results: ExperimentResults = answerResults(figuresFrom([], { asOfMs: after(1) }), everybody);
  expect(results).toMatchObject({ state: 'nobody', series: [{ days: [] }], cohorts: [], money: [] });
  expect(results.primary).toMatchObject({
    allRipeOn: null,
    comparisons: [{ absolute: { cannot: 'immature' } }],
  });
  expect(results.recommendation.recommended).toBe('cannot_tell');
  const split = results.recommendation.conditions.find(({ condition }) => condition === 'split_is_sound');
  expect(split).toMatchObject({ met: null });
});
