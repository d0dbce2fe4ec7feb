import * as fc from 'fast-check';
import { close, meanArm, number, proportionArm } from '../any-figures.fixture';
import {
  covariateArmOf,
  cupedDifference,
  cupedLift,
  fiellerLift,
  fixedTest,
  type FunnelComparison,
  funnelEffect,
  guardedProportionEffect,
  isCannot,
  type MeanArm,
  meanArmOf,
  meanDifference,
  meanLift,
  newcombeInterval,
  postStratifiedDifference,
  proportionLift,
  quantileArmOf,
  quantileDifference,
  ratioArmOf,
  ratioDifference,
} from '../index';
import { figuresOf, refusal } from '../told.fixture';

describe('effects', () => {
  test('swapping the arms turns the difference round and keeps its error', () => {
    fc.assert(
      fc.property(meanArm, meanArm, (control, treatment) => {
        const there = figuresOf(meanDifference(control, treatment));
        const back = figuresOf(meanDifference(treatment, control));
        expect(back.estimate + there.estimate).toBe(0);
        expect(close(back.standardError, there.standardError, 1e-14)).toBe(true);
        expect(close(figuresOf(fixedTest(back)).p, figuresOf(fixedTest(there)).p)).toBe(true);
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
        const exact = figuresOf(fiellerLift(certain, treatment));
        const delta = figuresOf(
          fixedTest({ ...figuresOf(meanLift(certain, treatment)), degreesOfFreedom: null }),
        );
        expect(Math.abs(exact.low - delta.low!)).toBeLessThan(1e-9 * (1 + Math.abs(exact.low)));
      }),
    );
  });

  test("Newcombe's interval stays between -1 and 1, holds the difference, and turns round with the arms", () => {
    fc.assert(
      fc.property(proportionArm, proportionArm, (control, treatment) => {
        const there = figuresOf(newcombeInterval(control, treatment));
        const back = figuresOf(newcombeInterval(treatment, control));
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
    expect(figuresOf(guarded.effect).scale).toBe('absolute');
    expect(figuresOf(guarded.interval).low).toBeLessThan(0.021);
    const enough = guardedProportionEffect({ ...control, conversions: 40 }, treatment);
    expect(figuresOf(enough.effect).scale).toBe('relative');
  });

  test('a ratio over one for each unit is its mean, and one of single events a proportion', () => {
    const pairs = (values: number[]) => figuresOf(ratioArmOf(values.map((value) => [value, 1] as const)));
    const [a, b] = [
      [1, 2, 4, 8, 3],
      [2, 2, 5, 9],
    ];
    const ratio = figuresOf(ratioDifference(pairs(a!), pairs(b!)));
    const mean = figuresOf(meanDifference(figuresOf(meanArmOf(a!)), figuresOf(meanArmOf(b!))));
    expect(ratio.estimate).toBeCloseTo(mean.estimate, 12);
    expect(ratio.standardError).toBeCloseTo(mean.standardError, 12);
  });

  test('a covariate that explains everything leaves no variance, one that explains nothing changes none', () => {
    const arm = (shift: number, noise: (i: number) => number) =>
      figuresOf(
        covariateArmOf(
          Array.from({ length: 400 }, (_, i) => [10 + shift + (i % 20) + noise(i), i % 20] as const),
        ),
      );
    const helped = figuresOf(
      cupedDifference(
        arm(0, (i) => (i % 3) - 1),
        arm(0.5, (i) => ((i + 1) % 3) - 1),
      ),
    );
    expect(helped.varianceShare).toBeLessThan(0.05);
    expect(helped.estimate).toBeCloseTo(0.5, 1);
    const flat = figuresOf(covariateArmOf([1, 2, 3, 5].map((value) => [value, 7] as const)));
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
        expect(figuresOf(cupedDifference(arm, arm)).varianceShare).toBeCloseTo(1 - rho * rho, 9);
      }),
    );
  });

  test('one stratum is no stratification, and equal strata are invariant to their order', () => {
    fc.assert(
      fc.property(meanArm, meanArm, meanArm, meanArm, (control, treatment, control2, treatment2) => {
        const one = figuresOf(postStratifiedDifference([{ control, treatment }]));
        const plain = figuresOf(meanDifference(control, treatment));
        expect(close(one.standardError, plain.standardError, 1e-12)).toBe(true);
        const strata = [
          { control, treatment },
          { control: control2, treatment: treatment2 },
        ];
        const there = figuresOf(postStratifiedDifference(strata));
        const back = figuresOf(postStratifiedDifference(strata.toReversed()));
        expect(close(there.standardError, back.standardError, 1e-12)).toBe(true);
      }),
    );
  });

  test('a quantile of one observation a unit stands between its order statistics, a clustered one is less certain', () => {
    const single = Array.from({ length: 400 }, (_, i) => [(i * 7919) % 400]);
    const arm = figuresOf(quantileArmOf(single, { level: 0.5 }));
    expect(arm).toMatchObject({ estimate: 199, units: 400, observations: 400 });
    // Bin(400, 1/2): 180 and 221 are the ranks of the 95% interval.
    expect([arm.low, arm.high]).toEqual([179, 220]);
    const clustered = Array.from({ length: 40 }, (_, i) => Array.from({ length: 10 }, (_, j) => i * 10 + j));
    const together = figuresOf(quantileArmOf(clustered, { level: 0.5 }));
    expect(together.estimate).toBe(199);
    expect(together.standardError).toBeGreaterThan(2 * arm.standardError);
    expect(figuresOf(quantileDifference(arm, together)).estimate).toBe(0);
    expect(refusal(quantileArmOf(single.slice(0, 5), { level: 0.99 }))).toBe('too_few_observations');
  });

  test('a funnel: whole from the exposure, steps among who came so far, with Holm over the steps', () => {
    const funnel = figuresOf(
      funnelEffect({ reached: [20_000, 6_000, 3_000, 2_100] }, { reached: [20_000, 6_600, 3_300, 2_310] }),
    );
    const whole = figuresOf(funnel.whole);
    expect(whole.controlRate).toBe(0.105);
    expect(figuresOf(whole.lift).estimate).toBeCloseTo(0.1, 12);
    expect(funnel.steps.map(refusal)).toEqual([null, null, null]);
    const first = figuresOf(figuresOf<FunnelComparison>(funnel.steps[0]!).p);
    expect(funnel.steps[0]!.adjustedP).toBeCloseTo(3 * first.p, 20);
    expect(refusal(funnelEffect({ reached: [10, 11] }, { reached: [10, 9] }))).toBe('impossible_counts');
    const nobody = figuresOf(funnelEffect({ reached: [50, 0, 0] }, { reached: [50, 2, 1] }));
    expect(refusal(nobody.steps[1]!)).toBe('too_few_units');
    expect(nobody.steps[1]!.adjustedP).toBeNull();
  });

  test("a step's variance is the delta method's of the ratio of its indicators", () => {
    const rows = [...Array(300).keys()].map(
      (i) => [i % 3 === 0 && i % 2 === 0 ? 1 : 0, i % 3 === 0 ? 1 : 0] as const,
    );
    const ratio = figuresOf(ratioArmOf(rows));
    const effect = figuresOf(ratioDifference(ratio, ratio));
    const rate = 0.5;
    // The delta method divides by n - 1 units, the proportion by n.
    expect(effect.standardError).toBeCloseTo(
      Math.sqrt((2 * rate * (1 - rate)) / 100) * Math.sqrt(300 / 299),
      12,
    );
  });
});
