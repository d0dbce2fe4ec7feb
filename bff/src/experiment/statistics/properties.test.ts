import * as fc from 'fast-check';
import {
  type Answer,
  additionalUnits,
  benjaminiHochberg,
  betaBinomialPosterior,
  chiSquaredSurvival,
  confidenceSequence,
  cupedDifference,
  cupedLift,
  covariateArmOf,
  type Effect,
  fiellerLift,
  fixedTest,
  type FunnelComparison,
  funnelEffect,
  gaussianPosterior,
  groupSequentialBoundaries,
  groupSequentialPower,
  groupSequentialTest,
  guardedProportionEffect,
  holm,
  isCannot,
  judgeMargin,
  logNormalSurvival,
  type MeanArm,
  meanArmFromSums,
  meanArmOf,
  meanDifference,
  meanLift,
  mergeMeanArms,
  mixtureSequentialTest,
  newcombeInterval,
  nonInferiority,
  normalSurvival,
  normalUpperQuantile,
  postStratifiedDifference,
  powerOf,
  proportionDifference,
  proportionLift,
  quantileArmOf,
  quantileDifference,
  betaInterval,
  binomialQuantileRanks,
  sampleRatioBySegment,
  sequentialSampleRatioBySegment,
  daysLeft,
  repeatedInterval,
  type Reason,
  reasons,
  ratioArmOf,
  ratioDifference,
  ratioLift,
  sampleRatio,
  sampleSize,
  sequentialSampleRatio,
  smallestLift,
  studentSurvival,
  studentUpperQuantile,
  twoProportionTest,
} from './index';

/** Figures, or the test ends here with the reason in its message. */
function figures<Figures extends object>(answer: Answer<Figures>): Figures {
  if (isCannot(answer)) throw new Error(`refused: ${answer.cannot}`);
  return answer;
}

const refusal = (answer: object) => (isCannot(answer) ? answer.cannot : null);

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const units = fc.integer({ min: 2, max: 5_000_000 });
const meanArm: fc.Arbitrary<MeanArm> = fc.record({
  units,
  mean: number(0.5, 1_000),
  variance: number(1e-6, 1_000),
});
const proportionArm = units.chain((count) =>
  fc.record({ units: fc.constant(count), conversions: fc.integer({ min: 0, max: count }) }),
);
const effect: fc.Arbitrary<Effect> = fc.record({
  scale: fc.constantFrom('relative', 'absolute'),
  estimate: number(-5, 5),
  standardError: number(1e-4, 5),
  degreesOfFreedom: fc.option(number(0.5, 1e8), { nil: null }),
  units: fc.integer({ min: 4, max: 10_000_000 }),
});
/** What a broken query or a hostile form might send. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, -1, 5e-324, 1e308, Number.MAX_SAFE_INTEGER),
);
const close = (one: number, other: number, tolerance = 1e-9) =>
  Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other), 1e-300);

describe('distributions', () => {
  test('a survival falls, and no tail within a double is zero', () => {
    fc.assert(
      fc.property(number(-37, 37), number(0.001, 3), number(0.3, 1e9), (z, step, degrees) => {
        expect(normalSurvival(z + step)).toBeLessThanOrEqual(normalSurvival(z));
        expect(studentSurvival(z + step, degrees)).toBeLessThanOrEqual(
          studentSurvival(z, degrees) * (1 + 1e-12),
        );
        expect(normalSurvival(z)).toBeGreaterThan(0);
        expect(studentSurvival(z, degrees)).toBeGreaterThan(0);
      }),
    );
  });

  test('a quantile is where its tail begins', () => {
    fc.assert(
      fc.property(number(-690, -0.8), number(1, 1e6), (logP, degrees) => {
        const p = Math.exp(logP);
        expect(close(normalSurvival(normalUpperQuantile(p)), p, 1e-12)).toBe(true);
        if (degrees < 3 && logP < -300) return;
        expect(close(studentSurvival(studentUpperQuantile(p, degrees), degrees), p, 1e-9)).toBe(true);
      }),
    );
  });

  test("Student's tail nears the normal one from above as the degrees grow", () => {
    fc.assert(
      fc.property(number(0.1, 30), number(1, 1e5), (t, degrees) => {
        const [few, many] = [studentSurvival(t, degrees), studentSurvival(t, degrees * 2)];
        expect(few).toBeGreaterThanOrEqual(many * (1 - 1e-12));
        expect(many).toBeGreaterThanOrEqual(normalSurvival(t) * (1 - 1e-12));
      }),
    );
  });

  test('chi-squared with one degree is a squared normal, with two an exponential', () => {
    fc.assert(
      fc.property(number(0.001, 36), (z) => {
        expect(close(chiSquaredSurvival(z * z, 1), 2 * normalSurvival(z), 1e-11)).toBe(true);
        expect(close(chiSquaredSurvival(z, 2), Math.exp(-z / 2), 1e-12)).toBe(true);
      }),
    );
  });

  test('what is no number is refused loudly', () => {
    for (const wrong of [NaN, Infinity, -Infinity]) expect(() => normalSurvival(wrong)).toThrow(RangeError);
    for (const wrong of [0, 1, -1, NaN]) expect(() => normalUpperQuantile(wrong)).toThrow(RangeError);
    expect(() => studentSurvival(1, 0)).toThrow(RangeError);
    expect(logNormalSurvival(1e150)).toBeLessThan(-1e299);
  });
});

describe('arms', () => {
  test('an arm is the same from its units, from its sums, and merged of two halves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9_999, max: 9_999 }), { minLength: 4, maxLength: 60 }),
        (values) => {
          const whole = figures(meanArmOf(values));
          const fromSums = figures(
            meanArmFromSums({
              units: values.length,
              sum: values.reduce((sum, value) => sum + value, 0),
              sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
            }),
          );
          const [left, right] = [values.slice(0, 2), values.slice(2)].map((half) => figures(meanArmOf(half)));
          for (const arm of [fromSums, mergeMeanArms(left!, right!), mergeMeanArms(right!, left!)]) {
            expect(arm.units).toBe(whole.units);
            expect(arm.mean).toBeCloseTo(whole.mean, 8);
            expect(Math.abs(arm.variance - whole.variance)).toBeLessThanOrEqual(1e-9 * (whole.variance + 1));
          }
        },
      ),
    );
  });

  test('amounts of billions of fen that differ by one keep their variance', () => {
    const values = Array.from({ length: 1_000 }, (_, i) => 9_000_000_000_000 + (i % 2));
    expect(figures(meanArmOf(values)).variance).toBeCloseTo(250 / 999, 12);
    // Sums below 2^53 are exact, so nothing is lost either.
    const many = { units: 1_000_000, sum: 1_000_000 * 94 + 1, sumOfSquares: 1_000_000 * 8_836 + 189 };
    expect(figures(meanArmFromSums(many)).variance).toBeCloseTo(1e-6, 12);
  });
});

describe('effects', () => {
  test('swapping the arms turns the difference round and keeps its error', () => {
    fc.assert(
      fc.property(meanArm, meanArm, (control, treatment) => {
        const there = figures(meanDifference(control, treatment));
        const back = figures(meanDifference(treatment, control));
        expect(back.estimate + there.estimate).toBe(0);
        expect(close(back.standardError, there.standardError, 1e-14)).toBe(true);
        expect(close(figures(fixedTest(back)).p, figures(fixedTest(there)).p)).toBe(true);
      }),
    );
  });

  test('a lift does not know the unit of money', () => {
    const inFen = (arm: MeanArm) => ({ ...arm, mean: arm.mean * 100, variance: arm.variance * 10_000 });
    fc.assert(
      fc.property(meanArm, meanArm, (control, treatment) => {
        const [yuan, fen] = [meanLift(control, treatment), meanLift(inFen(control), inFen(treatment))];
        if (isCannot(yuan) || isCannot(fen)) return;
        expect(close(yuan.standardError, fen.standardError)).toBe(true);
        expect(Math.abs(yuan.estimate - fen.estimate)).toBeLessThan(1e-9 * (1 + Math.abs(yuan.estimate)));
      }),
    );
  });

  test("Fieller's interval holds the lift, and nears the delta method's as the control gets certain", () => {
    fc.assert(
      fc.property(meanArm, meanArm, (control, treatment) => {
        const interval = fiellerLift(control, treatment);
        if (isCannot(interval)) return expect(interval.cannot).toBe('control_mean_near_zero');
        expect(interval.low).toBeLessThanOrEqual(interval.estimate);
        expect(interval.high).toBeGreaterThanOrEqual(interval.estimate);
        const certain = { ...control, variance: 0 };
        const exact = figures(fiellerLift(certain, treatment));
        const delta = figures(
          fixedTest({ ...figures(meanLift(certain, treatment)), degreesOfFreedom: null }),
        );
        expect(Math.abs(exact.low - delta.low!)).toBeLessThan(1e-9 * (1 + Math.abs(exact.low)));
      }),
    );
  });

  test("Newcombe's interval stays between -1 and 1, holds the difference, and turns round with the arms", () => {
    fc.assert(
      fc.property(proportionArm, proportionArm, (control, treatment) => {
        const there = figures(newcombeInterval(control, treatment));
        const back = figures(newcombeInterval(treatment, control));
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(there.low).toBeLessThanOrEqual(there.estimate);
        expect(there.high).toBeGreaterThanOrEqual(there.estimate);
        expect(there.low).toBeCloseTo(-back.high, 12);
      }),
    );
  });

  test('a few conversions give a difference and no lift', () => {
    const [control, treatment] = [
      { units: 1_000, conversions: 39 },
      { units: 1_000, conversions: 60 },
    ];
    expect(refusal(proportionLift(control, treatment))).toBe('below_low_count_guard');
    const guarded = guardedProportionEffect(control, treatment);
    expect(figures(guarded.effect).scale).toBe('absolute');
    expect(figures(guarded.interval).low).toBeLessThan(0.021);
    const enough = guardedProportionEffect({ ...control, conversions: 40 }, treatment);
    expect(figures(enough.effect).scale).toBe('relative');
  });

  test('a ratio over one for each unit is its mean, and one of single events a proportion', () => {
    const pairs = (values: number[]) => figures(ratioArmOf(values.map((value) => [value, 1] as const)));
    const [a, b] = [
      [1, 2, 4, 8, 3],
      [2, 2, 5, 9],
    ];
    const ratio = figures(ratioDifference(pairs(a!), pairs(b!)));
    const mean = figures(meanDifference(figures(meanArmOf(a!)), figures(meanArmOf(b!))));
    expect(ratio.estimate).toBeCloseTo(mean.estimate, 12);
    expect(ratio.standardError).toBeCloseTo(mean.standardError, 12);
  });

  test('a covariate that explains everything leaves no variance, one that explains nothing changes none', () => {
    const arm = (shift: number, noise: (i: number) => number) =>
      figures(
        covariateArmOf(
          Array.from({ length: 400 }, (_, i) => [10 + shift + (i % 20) + noise(i), i % 20] as const),
        ),
      );
    const helped = figures(
      cupedDifference(
        arm(0, (i) => (i % 3) - 1),
        arm(0.5, (i) => ((i + 1) % 3) - 1),
      ),
    );
    expect(helped.varianceShare).toBeLessThan(0.05);
    expect(helped.estimate).toBeCloseTo(0.5, 1);
    const flat = figures(covariateArmOf([1, 2, 3, 5].map((value) => [value, 7] as const)));
    expect(refusal(cupedLift(flat, flat))).toBe('no_covariate_variance');
  });

  test('the share of variance left is 1 - ρ² when both arms have the same moments', () => {
    fc.assert(
      fc.property(number(-0.99, 0.99), number(0.1, 100), number(0.1, 100), (rho, variance, other) => {
        const arm = {
          units: 5_000,
          mean: 10,
          variance,
          covariateMean: 4,
          covariateVariance: other,
          covariance: rho * Math.sqrt(variance * other),
        };
        expect(figures(cupedDifference(arm, arm)).varianceShare).toBeCloseTo(1 - rho * rho, 9);
      }),
    );
  });

  test('one stratum is no stratification, and equal strata are invariant to their order', () => {
    fc.assert(
      fc.property(meanArm, meanArm, meanArm, meanArm, (control, treatment, control2, treatment2) => {
        const one = figures(postStratifiedDifference([{ control, treatment }]));
        const plain = figures(meanDifference(control, treatment));
        expect(close(one.standardError, plain.standardError, 1e-12)).toBe(true);
        const strata = [
          { control, treatment },
          { control: control2, treatment: treatment2 },
        ];
        const there = figures(postStratifiedDifference(strata));
        const back = figures(postStratifiedDifference(strata.toReversed()));
        expect(close(there.standardError, back.standardError, 1e-12)).toBe(true);
      }),
    );
  });

  test('a quantile of one observation a unit stands between its order statistics, a clustered one is less certain', () => {
    const single = Array.from({ length: 400 }, (_, i) => [(i * 7919) % 400]);
    const arm = figures(quantileArmOf(single, { level: 0.5 }));
    expect(arm).toMatchObject({ estimate: 199, units: 400, observations: 400 });
    // Bin(400, 1/2): 180 and 221 are the ranks of the 95% interval.
    expect([arm.low, arm.high]).toEqual([179, 220]);
    const clustered = Array.from({ length: 40 }, (_, i) => Array.from({ length: 10 }, (_, j) => i * 10 + j));
    const together = figures(quantileArmOf(clustered, { level: 0.5 }));
    expect(together.estimate).toBe(199);
    expect(together.standardError).toBeGreaterThan(2 * arm.standardError);
    expect(figures(quantileDifference(arm, together)).estimate).toBe(0);
    expect(refusal(quantileArmOf(single.slice(0, 5), { level: 0.99 }))).toBe('too_few_observations');
  });

  test('a funnel: whole from the exposure, steps among who came so far, with Holm over the steps', () => {
    const funnel = figures(
      funnelEffect({ reached: [20_000, 6_000, 3_000, 2_100] }, { reached: [20_000, 6_600, 3_300, 2_310] }),
    );
    const whole = figures(funnel.whole);
    expect(whole.controlRate).toBe(0.105);
    expect(figures(whole.lift).estimate).toBeCloseTo(0.1, 12);
    expect(funnel.steps.map(refusal)).toEqual([null, null, null]);
    const first = figures(figures<FunnelComparison>(funnel.steps[0]!).p);
    expect(funnel.steps[0]!.adjustedP).toBeCloseTo(3 * first.p, 20);
    expect(refusal(funnelEffect({ reached: [10, 11] }, { reached: [10, 9] }))).toBe('impossible_counts');
    const nobody = figures(funnelEffect({ reached: [50, 0, 0] }, { reached: [50, 2, 1] }));
    expect(refusal(nobody.steps[1]!)).toBe('too_few_units');
    expect(nobody.steps[1]!.adjustedP).toBeNull();
  });

  test("a step's variance is the delta method's of the ratio of its indicators", () => {
    const rows = [...Array(300).keys()].map(
      (i) => [i % 3 === 0 && i % 2 === 0 ? 1 : 0, i % 3 === 0 ? 1 : 0] as const,
    );
    const ratio = figures(ratioArmOf(rows));
    const effect = figures(ratioDifference(ratio, ratio));
    const rate = 0.5;
    // The delta method divides by n - 1 units, the proportion by n.
    expect(effect.standardError).toBeCloseTo(
      Math.sqrt((2 * rate * (1 - rate)) / 100) * Math.sqrt(300 / 299),
      12,
    );
  });
});

describe('inference', () => {
  test('p lies between 0 and 1, is below alpha exactly when the interval leaves zero out', () => {
    fc.assert(
      fc.property(effect, number(0.001, 0.3), (given, alpha) => {
        const test = figures(fixedTest(given, { alpha }));
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
        if (Math.abs(test.p - alpha) > 1e-9) expect(test.p < alpha).toBe(test.low! > 0 || test.high! < 0);
        const [greater, less] = (['greater', 'less'] as const).map(
          (alternative) => figures(fixedTest(given, { alpha, alternative })).p,
        );
        expect(greater! + less!).toBeCloseTo(1, 12);
        expect(Math.min(1, 2 * Math.min(greater!, less!))).toBeCloseTo(test.p, 12);
      }),
    );
  });

  test('far tails have a p-value, and a logarithm where a double has none', () => {
    const at = (estimate: number) =>
      figures(fixedTest({ scale: 'absolute', estimate, standardError: 1, degreesOfFreedom: null, units: 9 }));
    expect(at(30).p).toBeCloseTo(9.813427854296376e-198, 209);
    expect(at(37).p).toBeGreaterThan(0);
    expect(at(-37).p).toBe(at(37).p);
    expect(at(1_000).logP).toBeCloseTo(-500_007.13, 1);
  });

  test('Holm is never below Benjamini-Hochberg, nor that below the p-value; order is kept', () => {
    fc.assert(
      fc.property(fc.array(number(0, 1), { minLength: 1, maxLength: 30 }), (ps) => {
        const h = figures(holm(ps)).adjusted;
        const b = figures(benjaminiHochberg(ps)).adjusted;
        ps.forEach((p, i) => {
          expect(b[i]).toBeGreaterThanOrEqual(p);
          expect(h[i]).toBeGreaterThanOrEqual(b[i]! * (1 - 1e-15));
          expect(h[i]).toBeLessThanOrEqual(1);
          ps.forEach((other, j) => p < other && expect(h[i]).toBeLessThanOrEqual(h[j]!));
        });
        const turned = figures(holm(ps.toReversed())).adjusted;
        expect(turned.toReversed()).toEqual(h);
      }),
    );
  });

  test('a margin is met exactly when the bound is on the good side of it', () => {
    fc.assert(
      fc.property(effect, number(0.01, 3), fc.constantFrom('higher', 'lower'), (given, margin, better) => {
        const answer = figures(nonInferiority(given, { margin, better }));
        if (Math.abs(answer.p - 0.05) > 1e-9) expect(answer.nonInferior).toBe(answer.p < 0.05);
        const mirrored = figures(
          nonInferiority(
            { ...given, estimate: -given.estimate },
            { margin, better: better === 'higher' ? 'lower' : 'higher' },
          ),
        );
        expect(mirrored.p).toBe(answer.p);
        expect(mirrored.bound + answer.bound).toBe(0);
      }),
    );
    expect(judgeMargin({ low: -0.005, high: null }, 0.01, 'higher')).toBe('non_inferior');
    expect(judgeMargin({ low: null, high: -0.02 }, 0.01, 'higher')).toBe('inferior');
    expect(judgeMargin({ low: -0.02, high: 0.03 }, 0.01, 'higher')).toBe('unclear');
    expect(judgeMargin({ low: null, high: 0.004 }, 0.005, 'lower')).toBe('non_inferior');
    expect(judgeMargin({ low: 0.006, high: null }, 0.005, 'lower')).toBe('inferior');
  });
});

describe('always-valid and planned looks', () => {
  test('a confidence sequence shrinks with the data and never undercuts the fixed interval', () => {
    fc.assert(
      fc.property(number(10, 1e6), number(1.2, 10), number(0.001, 0.2), (count, more, alpha) => {
        const at = (units: number) => ({
          scale: 'absolute' as const,
          estimate: 0.1,
          standardError: 3 / Math.sqrt(units),
          degreesOfFreedom: null,
          units,
        });
        const width = (units: number) =>
          figures(confidenceSequence(at(units), { plannedUnits: 50_000, alpha })).halfWidth;
        expect(width(count * more)).toBeLessThan(width(count));
        const fixed = figures(fixedTest(at(count), { alpha }));
        expect(width(count)).toBeGreaterThan(fixed.high! - fixed.estimate);
      }),
    );
  });

  test('its p-value reaches alpha where its interval leaves zero, two-sided and one-sided', () => {
    fc.assert(
      fc.property(
        effect,
        number(0.001, 0.4),
        fc.constantFrom('two_sided', 'greater', 'less'),
        (given, alpha, alternative) => {
          const answer = figures(confidenceSequence(given, { plannedUnits: 40_000, alpha, alternative }));
          const outside = (answer.low ?? -1) > 0 || (answer.high ?? 1) < 0;
          if (Math.abs(answer.p - alpha) > 1e-9) expect(answer.p < alpha).toBe(outside);
        },
      ),
    );
  });

  test('the mixture test: its p-value never rises, and its interval leaves zero where it says so', () => {
    fc.assert(
      fc.property(effect, number(1e-4, 1), number(0.001, 1), (given, squaredTau, pBefore) => {
        const fresh = figures(mixtureSequentialTest(given, { squaredTau }));
        const later = figures(mixtureSequentialTest(given, { squaredTau, pBefore }));
        expect(later.p).toBe(Math.min(pBefore, fresh.p));
        if (Math.abs(fresh.p - 0.05) > 1e-9) expect(fresh.p < 0.05).toBe(fresh.low! > 0 || fresh.high! < 0);
      }),
    );
  });

  const times = fc
    .uniqueArray(fc.integer({ min: 2, max: 100 }), { minLength: 1, maxLength: 8 })
    .map((hundredths) => hundredths.toSorted((a, b) => a - b).map((hundredth) => hundredth / 100));

  test('boundaries are never below the fixed test, and nothing but alpha is spent', () => {
    fc.assert(
      fc.property(times, number(0.001, 0.2), (informationTimes, alpha) => {
        const { looks } = figures(groupSequentialBoundaries({ informationTimes, alpha }));
        for (const { boundary } of looks) {
          expect(boundary).toBeGreaterThanOrEqual(normalUpperQuantile(alpha / 2) * (1 - 1e-12));
        }
        expect(looks.at(-1)!.spent).toBeLessThanOrEqual(alpha * (1 + 1e-12));
        // Without an effect each side stops as often as it spends.
        const { byLook } = figures(groupSequentialPower({ informationTimes, alpha }, 0));
        byLook.forEach((stopped, k) => expect(close(stopped, looks[k]!.spent / 2, 1e-8)).toBe(true));
      }),
      { numRuns: 30 },
    );
  });

  test('twice as many looks over the same information change what was decided at none of the first ones', () => {
    const first = figures(groupSequentialBoundaries({ informationTimes: [0.25, 0.5] })).looks;
    const all = figures(groupSequentialBoundaries({ informationTimes: [0.25, 0.5, 0.6, 1] })).looks;
    expect(all.slice(0, 2)).toEqual(first);
  });

  test('28 daily looks and a hundred', () => {
    const equal = (count: number) => Array.from({ length: count }, (_, i) => (i + 1) / count);
    for (const count of [28, 100]) {
      const { looks } = figures(groupSequentialBoundaries({ informationTimes: equal(count) }));
      const boundaries = looks.map(({ boundary }) => boundary!);
      expect(boundaries).toEqual(boundaries.toSorted((a, b) => b - a));
      expect(boundaries.at(-1)).toBeLessThan(2.25);
    }
  });

  test('the stage-wise p-value is alpha spent so far on the boundary itself, below it beyond', () => {
    const informationTimes = [0.2, 0.4, 0.6, 0.8, 1];
    const { looks } = figures(groupSequentialBoundaries({ informationTimes }));
    looks.forEach(({ boundary, spent }, k) => {
      const plan = { informationTimes: informationTimes.slice(0, k + 1) };
      const at = (estimate: number) =>
        figures(
          groupSequentialTest(
            { scale: 'relative', estimate, standardError: 1, degreesOfFreedom: null, units: 9 },
            plan,
          ),
        );
      expect(close(at(boundary!).p, spent, 1e-8)).toBe(true);
      expect(at(boundary! + 1e-6).crossed).toBe(true);
      expect(at(boundary! - 1e-6).crossed).toBe(false);
      expect(at(-boundary! - 1e-6).crossed).toBe(true);
      expect(at(boundary! + 1).p).toBeLessThan(spent);
    });
  });

  test('too early a look has no boundary, and its alpha goes to the next', () => {
    const { looks } = figures(groupSequentialBoundaries({ informationTimes: [0.001, 0.5, 1] }));
    const without = figures(groupSequentialBoundaries({ informationTimes: [0.5, 1] })).looks;
    expect(looks[0]!.boundary).toBeNull();
    expect(looks[1]!.boundary).toBeCloseTo(without[0]!.boundary!, 9);
    expect(looks[2]!.boundary).toBeCloseTo(without[1]!.boundary!, 9);
  });
});

describe('beliefs', () => {
  test('chances of winning and losing make one, the losses differ by the mean', () => {
    fc.assert(
      fc.property(effect, (given) => {
        const posterior = figures(gaussianPosterior({ ...given, scale: 'relative' }));
        expect(posterior.chanceToWin + posterior.chanceToLose).toBeCloseTo(1, 12);
        expect(posterior.lossOfKeeping - posterior.lossOfShipping).toBeCloseTo(posterior.mean, 9);
        expect(Math.abs(posterior.mean)).toBeLessThanOrEqual(Math.abs(given.estimate));
        const flat = figures(gaussianPosterior(given, { prior: null }));
        expect(flat.mean === given.estimate).toBe(true);
      }),
    );
  });

  test('two rates: complements, swapped arms, and losses that differ by the means', () => {
    const arm = fc
      .integer({ min: 0, max: 3_000 })
      .chain((count) =>
        fc.record({ units: fc.constant(count), conversions: fc.integer({ min: 0, max: count }) }),
      );
    fc.assert(
      fc.property(arm, arm, (control, treatment) => {
        const there = figures(betaBinomialPosterior(control, treatment));
        const back = figures(betaBinomialPosterior(treatment, control));
        expect(there.chanceToWin + there.chanceToLose).toBeCloseTo(1, 9);
        expect(back.chanceToWin).toBe(there.chanceToLose);
        expect(back.lossOfShipping).toBe(there.lossOfKeeping);
        expect(there.lossOfKeeping - there.lossOfShipping).toBeCloseTo(
          there.treatmentRate - there.controlRate,
          9,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('a prior of broken counts gives what whole ones beside it give', () => {
    const [control, treatment] = [
      { units: 500, conversions: 60 },
      { units: 500, conversions: 75 },
    ];
    const whole = figures(betaBinomialPosterior(control, treatment, { successes: 2, failures: 9 }));
    const broken = figures(betaBinomialPosterior(control, treatment, { successes: 2 + 1e-9, failures: 9 }));
    expect(broken.chanceToWin).toBeCloseTo(whole.chanceToWin, 8);
    expect(
      figures(betaBinomialPosterior(control, treatment, { successes: 0.5, failures: 0.5 })).chanceToWin,
    ).toBeGreaterThan(0.9);
  });
});

describe('the split', () => {
  test('arms that nobody can be assigned to do not count, in degrees of freedom or otherwise', () => {
    const arms = [
      { weight: 1, units: 5_100 },
      { weight: 1, units: 4_900 },
    ];
    expect(sampleRatio([...arms, { weight: 0, units: 700 }])).toEqual(sampleRatio(arms));
    expect(sequentialSampleRatio([...arms, { weight: 0, units: 700 }])).toEqual(sequentialSampleRatio(arms));
    expect(refusal(sampleRatio(arms.slice(1)))).toBe('too_few_arms');
    expect(
      refusal(
        sampleRatio([
          { weight: 1, units: 3 },
          { weight: 9, units: 30 },
        ]),
      ),
    ).toBe('expected_counts_too_small');
  });

  test('segments: each is tested where it can be, and corrected for how many there are', () => {
    const arms = (a: number, b: number) => [
      { weight: 1, units: a },
      { weight: 1, units: b },
    ];
    const segments = [
      { name: 'wechat', arms: arms(5_200, 4_800) },
      { name: 'douyin', arms: arms(1_000, 1_010) },
      { name: 'h5', arms: arms(2, 1) },
    ];
    const answers = sampleRatioBySegment(segments).map(({ answer }) => answer);
    const alone = figures(sampleRatio(segments[0]!.arms));
    expect(figures(answers[0]!).adjustedP).toBeCloseTo(2 * alone.p, 15);
    expect(refusal(answers[2]!)).toBe('expected_counts_too_small');
    const sequential = sequentialSampleRatioBySegment(segments).map(({ answer }) => figures(answer));
    expect(sequential.map(({ mismatch }) => mismatch)).toEqual([false, false, false]);
    expect(sequential[0]!.adjustedP).toBeGreaterThanOrEqual(sequential[0]!.p);
  });

  test('the order of arms and the scale of weights change nothing; as planned there is no alarm', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1_000_000 }),
        fc.integer({ min: 10, max: 1_000_000 }),
        (a, b) => {
          const arms = [
            { weight: 0.5, units: a },
            { weight: 0.5, units: b },
          ];
          const one = figures(sequentialSampleRatio(arms));
          const other = figures(
            sequentialSampleRatio(arms.toReversed().map((arm) => ({ ...arm, weight: 7 }))),
          );
          expect(other.logBayesFactor).toBeCloseTo(one.logBayesFactor, 6);
          const even = figures(sequentialSampleRatio(arms.map((arm) => ({ ...arm, units: a }))));
          expect(even.mismatch).toBe(false);
          expect(even.p).toBe(1);
        },
      ),
    );
  });
});

describe('planning', () => {
  const baseline = number(0.01, 0.5).map((mean) => ({ mean, variance: mean * (1 - mean) }));

  test('the smallest lift for a sample is found with the power it was asked for', () => {
    fc.assert(
      fc.property(
        baseline,
        fc.integer({ min: 10_000, max: 5_000_000 }),
        number(0.5, 0.95),
        (base, count, power) => {
          const split = { controlUnits: count, treatmentUnits: count };
          const { lift } = figures(smallestLift(base, { ...split, power }));
          expect(figures(powerOf(base, { ...split, lift })).power).toBeCloseTo(power, 3);
          const size = figures(sampleSize(base, { lift, power }));
          expect(Math.abs(size.controlUnits - count)).toBeLessThanOrEqual(1 + 1e-9 * count);
        },
      ),
    );
  });

  test('power grows with the lift and with the units; without a lift it is alpha', () => {
    fc.assert(
      fc.property(
        baseline,
        fc.integer({ min: 1_000, max: 1_000_000 }),
        number(0.001, 0.2),
        (base, count, lift) => {
          const at = (units: number, by: number) =>
            figures(powerOf(base, { controlUnits: units, treatmentUnits: units, lift: by })).power;
          expect(at(count * 2, lift)).toBeGreaterThanOrEqual(at(count, lift));
          expect(at(count, lift * 1.5)).toBeGreaterThanOrEqual(at(count, lift));
          expect(at(count, 0)).toBeCloseTo(0.05, 12);
        },
      ),
    );
  });

  test('the units still needed are those that bring the error down to where the target is found', () => {
    const now: Effect = {
      scale: 'relative',
      estimate: 0.01,
      standardError: 0.04,
      degreesOfFreedom: null,
      units: 20_000,
    };
    const { units: more } = figures(additionalUnits(now, { target: 0.07 }));
    const then = { ...now, units: now.units + more, standardError: 0.04 / Math.sqrt(1 + more / now.units) };
    expect(figures(additionalUnits(then, { target: 0.07 })).units).toBeLessThanOrEqual(1);
    expect(refusal(additionalUnits(now, { target: 0 }))).toBe('effect_is_zero');
  });

  test('an effect that no lift can show is named', () => {
    const noisy = { mean: 1, variance: 10_000 };
    expect(refusal(smallestLift(noisy, { controlUnits: 100, treatmentUnits: 100 }))).toBe(
      'effect_cannot_be_found',
    );
  });
});

describe('whatever comes in, out come finite numbers or a reason', () => {
  const finiteOrNamed = (answer: object) => {
    const check = (value: unknown): void => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      if (value !== null && typeof value === 'object') {
        if ('cannot' in value) expect(reasons).toContain(value.cannot as Reason);
        Object.values(value).forEach(check);
      }
    };
    check(answer);
  };
  const anyMean = fc.record({ units: anyNumber, mean: anyNumber, variance: anyNumber });
  const anyProportion = fc.record({ units: anyNumber, conversions: anyNumber });
  const anyEffect: fc.Arbitrary<Effect> = fc.record({
    scale: fc.constantFrom('relative', 'absolute'),
    estimate: anyNumber,
    standardError: anyNumber,
    degreesOfFreedom: fc.option(anyNumber, { nil: null }),
    units: anyNumber,
  });

  test('means, proportions and their lifts', () => {
    fc.assert(
      fc.property(anyMean, anyMean, anyProportion, anyProportion, anyNumber, (c, t, pc, pt, alpha) => {
        for (const method of [meanDifference, meanLift]) finiteOrNamed(method(c, t));
        finiteOrNamed(fiellerLift(c, t, alpha));
        finiteOrNamed(postStratifiedDifference([{ control: c, treatment: t }]));
        for (const method of [proportionDifference, proportionLift]) finiteOrNamed(method(pc, pt));
        finiteOrNamed(twoProportionTest(pc, pt, alpha));
        finiteOrNamed(guardedProportionEffect(pc, pt, alpha));
      }),
      { numRuns: 2_000 },
    );
  });

  test('beliefs about rates, funnels, quantiles and segments', () => {
    const counts = fc.array(anyNumber, { maxLength: 5 });
    fc.assert(
      fc.property(
        anyProportion,
        anyProportion,
        counts,
        counts,
        anyNumber,
        anyNumber,
        (c, t, one, other, a, b) => {
          finiteOrNamed(betaBinomialPosterior(c, t, { successes: a, failures: b }));
          finiteOrNamed(betaInterval(c, { successes: 1, failures: 1 }, a));
          finiteOrNamed(funnelEffect({ reached: one }, { reached: other }, 0.05));
          finiteOrNamed(quantileArmOf([one, other, [a], [b]], { level: 0.5, alpha: 0.5 }));
          finiteOrNamed(binomialQuantileRanks({ observations: a, level: b }));
          finiteOrNamed(groupSequentialPower({ informationTimes: [0.5, 1], alpha: a }, b));
          const arms = [one, other].map(([weight = 0, units = 0]) => ({ weight, units }));
          finiteOrNamed(sampleRatioBySegment([{ name: 'wechat', arms }]));
          finiteOrNamed(sequentialSampleRatioBySegment([{ name: 'wechat', arms }], { alpha: a }));
          finiteOrNamed(daysLeft(a, { dailyUnits: b }));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('every kind of inference', () => {
    fc.assert(
      fc.property(anyEffect, anyNumber, anyNumber, (given, one, alpha) => {
        finiteOrNamed(fixedTest(given, { alpha }));
        finiteOrNamed(confidenceSequence(given, { plannedUnits: one, alpha }));
        finiteOrNamed(confidenceSequence(given, { plannedUnits: one, alternative: 'less' }));
        finiteOrNamed(mixtureSequentialTest(given, { squaredTau: one, alpha }));
        finiteOrNamed(gaussianPosterior(given, { controlMean: one }));
        finiteOrNamed(gaussianPosterior(given, { prior: null, alpha }));
        finiteOrNamed(nonInferiority(given, { margin: one, better: 'lower' }));
        finiteOrNamed(groupSequentialTest(given, { informationTimes: [0.5, 1] }));
        finiteOrNamed(repeatedInterval(given, { boundary: one, alternative: 'greater' }));
        finiteOrNamed(additionalUnits(given, { target: one }));
      }),
      { numRuns: 500 },
    );
  });

  test('ratios, covariates, splits and plans', () => {
    const ratio = fc.record({
      units: anyNumber,
      numeratorMean: anyNumber,
      denominatorMean: anyNumber,
      numeratorVariance: anyNumber,
      denominatorVariance: anyNumber,
      covariance: anyNumber,
    });
    const covariate = fc.record({
      units: anyNumber,
      mean: anyNumber,
      variance: anyNumber,
      covariateMean: anyNumber,
      covariateVariance: anyNumber,
      covariance: anyNumber,
    });
    const arms = fc.array(fc.record({ weight: anyNumber, units: anyNumber }), { maxLength: 4 });
    fc.assert(
      fc.property(ratio, ratio, covariate, covariate, arms, anyNumber, (rc, rt, cc, ct, split, one) => {
        for (const method of [ratioDifference, ratioLift]) finiteOrNamed(method(rc, rt));
        for (const method of [cupedDifference, cupedLift]) finiteOrNamed(method(cc, ct));
        finiteOrNamed(sampleRatio(split));
        finiteOrNamed(sequentialSampleRatio(split, { concentration: one }));
        const base = { mean: cc.mean, variance: cc.variance };
        finiteOrNamed(sampleSize(base, { lift: one }));
        finiteOrNamed(powerOf(base, { controlUnits: cc.units, treatmentUnits: ct.units, lift: one }));
        finiteOrNamed(smallestLift(base, { controlUnits: cc.units, treatmentUnits: ct.units }));
        finiteOrNamed(groupSequentialBoundaries({ informationTimes: [one] }));
      }),
      { numRuns: 2_000 },
    );
  });
});
