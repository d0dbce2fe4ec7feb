import { type Answer, cannot, isCannot } from '../cannot';
import { notCounts, notFinite } from '../check';
import { mergeMoments, type Moments, momentsFromSums, momentsOf } from './moments';

/** One value a unit: pages viewed, fen drawn. The variance divides by units - 1. */
export interface MeanArm {
  units: number;
  mean: number;
  variance: number;
}

/** Did it or did not. */
export interface ProportionArm {
  units: number;
  conversions: number;
}

/** Sum of one value over sum of another, while the unit stays the one that was assigned: approvals over applications. */
export interface RatioArm {
  units: number;
  numeratorMean: number;
  denominatorMean: number;
  numeratorVariance: number;
  denominatorVariance: number;
  covariance: number;
}

/** One value a unit, and one of before its exposure. */
export interface CovariateArm {
  units: number;
  mean: number;
  variance: number;
  covariateMean: number;
  covariateVariance: number;
  covariance: number;
}

/** Numerator, denominator, and the same two of before the exposure, in this order. */
export type RatioCovariateArm = Moments;

export const meanArmFromSums = (arm: { units: number; sum: number; sumOfSquares: number }): Answer<MeanArm> =>
  meanOf(momentsFromSums({ units: arm.units, sums: [arm.sum], products: [[arm.sumOfSquares]] }));

export const meanArmOf = (values: Iterable<number>): Answer<MeanArm> => meanOf(momentsOf(rows(values)));

export const mergeMeanArms = (a: MeanArm, b: MeanArm): MeanArm =>
  asMeanArm(mergeMoments(meanMoments(a), meanMoments(b)));

export const mergeProportionArms = (a: ProportionArm, b: ProportionArm): ProportionArm => ({
  units: a.units + b.units,
  conversions: a.conversions + b.conversions,
});

export interface PairSums {
  units: number;
  sum: number;
  sumOfSquares: number;
  otherSum: number;
  otherSumOfSquares: number;
  sumOfProducts: number;
}

const pairMoments = (sums: PairSums) =>
  momentsFromSums({
    units: sums.units,
    sums: [sums.sum, sums.otherSum],
    products: [
      [sums.sumOfSquares, sums.sumOfProducts],
      [sums.sumOfProducts, sums.otherSumOfSquares],
    ],
  });

/** The numerator's sums first, the denominator's as the other. */
export const ratioArmFromSums = (sums: PairSums): Answer<RatioArm> => through(pairMoments(sums), asRatioArm);

/** Rows of numerator and denominator, one a unit. */
export const ratioArmOf = (pairs: Iterable<readonly [number, number]>): Answer<RatioArm> =>
  through(momentsOf(pairs), asRatioArm);

export const mergeRatioArms = (a: RatioArm, b: RatioArm): RatioArm =>
  asRatioArm(mergeMoments(ratioMoments(a), ratioMoments(b)));

/** The metric's sums first, the covariate's as the other. */
export const covariateArmFromSums = (sums: PairSums): Answer<CovariateArm> =>
  through(pairMoments(sums), asCovariateArm);

/** Rows of value and covariate, one a unit. */
export const covariateArmOf = (pairs: Iterable<readonly [number, number]>): Answer<CovariateArm> =>
  through(momentsOf(pairs), asCovariateArm);

export const mergeCovariateArms = (a: CovariateArm, b: CovariateArm): CovariateArm =>
  asCovariateArm(mergeMoments(covariateMoments(a), covariateMoments(b)));

/** Rows of numerator, denominator, and both of before, one a unit. */
export const ratioCovariateArmOf = (
  units: Iterable<readonly [number, number, number, number]>,
): Answer<RatioCovariateArm> => momentsOf(units);

/** A proportion as a mean of noughts and ones, with its own variance m (1 - m). */
export function proportionAsMean({ units, conversions }: ProportionArm): Answer<MeanArm> {
  const wrong = notCounts(units, conversions);
  if (wrong) return wrong;
  if (units === 0) return cannot('too_few_units');
  if (conversions > units) return cannot('impossible_counts');
  const mean = conversions / units;
  return { units, mean, variance: (mean * (units - conversions)) / units };
}

/** A ratio as a mean of the linearised units (Y - R X) / mean X, whose variance is the delta method's. */
export function ratioAsMean(arm: RatioArm): Answer<MeanArm> {
  const { numeratorMean, denominatorMean, numeratorVariance, denominatorVariance, covariance } = arm;
  const wrong =
    notCounts(arm.units) ??
    notFinite(numeratorMean, denominatorMean, numeratorVariance, denominatorVariance, covariance);
  if (wrong) return wrong;
  if (arm.units < 2) return cannot('too_few_units');
  if (denominatorMean === 0) return cannot('denominator_is_zero');
  if (!possible(numeratorVariance, denominatorVariance, covariance)) return cannot('impossible_moments');
  const mean = numeratorMean / denominatorMean;
  const variance =
    (numeratorVariance - 2 * mean * covariance + mean * mean * denominatorVariance) / denominatorMean ** 2;
  return { units: arm.units, mean, variance: Math.max(0, variance) };
}

/** Whether a covariance fits its variances, but for rounding. */
export const possible = (a: number, b: number, covariance: number): boolean =>
  a >= 0 && b >= 0 && Math.abs(covariance) <= Math.sqrt(a) * Math.sqrt(b) * (1 + 1e-9);

export const meanMoments = (arm: MeanArm): Moments => ({
  units: arm.units,
  means: [arm.mean],
  covariances: [[arm.variance]],
});

export const ratioMoments = (arm: RatioArm): Moments => ({
  units: arm.units,
  means: [arm.numeratorMean, arm.denominatorMean],
  covariances: [
    [arm.numeratorVariance, arm.covariance],
    [arm.covariance, arm.denominatorVariance],
  ],
});

export const covariateMoments = (arm: CovariateArm): Moments => ({
  units: arm.units,
  means: [arm.mean, arm.covariateMean],
  covariances: [
    [arm.variance, arm.covariance],
    [arm.covariance, arm.covariateVariance],
  ],
});

const asMeanArm = (m: Moments): MeanArm => ({
  units: m.units,
  mean: m.means[0]!,
  variance: m.covariances[0]![0]!,
});

const asRatioArm = (m: Moments): RatioArm => ({
  units: m.units,
  numeratorMean: m.means[0]!,
  denominatorMean: m.means[1]!,
  numeratorVariance: m.covariances[0]![0]!,
  denominatorVariance: m.covariances[1]![1]!,
  covariance: m.covariances[0]![1]!,
});

const asCovariateArm = (m: Moments): CovariateArm => ({
  units: m.units,
  mean: m.means[0]!,
  variance: m.covariances[0]![0]!,
  covariateMean: m.means[1]!,
  covariateVariance: m.covariances[1]![1]!,
  covariance: m.covariances[0]![1]!,
});

const meanOf = (moments: Answer<Moments>) => through(moments, asMeanArm);

function through<Arm>(moments: Answer<Moments>, as: (moments: Moments) => Arm): Answer<Arm> {
  return isCannot(moments) ? moments : as(moments);
}

function* rows(values: Iterable<number>) {
  for (const value of values) yield [value] as const;
}
