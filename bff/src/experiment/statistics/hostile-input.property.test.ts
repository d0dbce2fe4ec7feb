import * as fc from 'fast-check';
import { anyNumber } from './any-figures.fixture';
import {
  additionalUnits,
  betaBinomialPosterior,
  betaInterval,
  binomialQuantileRanks,
  confidenceSequence,
  cupedDifference,
  cupedLift,
  daysLeft,
  type Effect,
  fiellerLift,
  fixedTest,
  funnelEffect,
  gaussianPosterior,
  groupSequentialBoundaries,
  groupSequentialPower,
  groupSequentialTest,
  guardedProportionEffect,
  meanDifference,
  meanLift,
  mixtureSequentialTest,
  nonInferiority,
  postStratifiedDifference,
  powerOf,
  proportionDifference,
  proportionLift,
  quantileArmOf,
  ratioDifference,
  ratioLift,
  type Reason,
  reasons,
  repeatedInterval,
  sampleRatio,
  sampleRatioBySegment,
  sampleSize,
  sequentialSampleRatio,
  sequentialSampleRatioBySegment,
  smallestLift,
  twoProportionTest,
} from './index';

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
