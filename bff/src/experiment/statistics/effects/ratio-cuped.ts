import { type CovariateArm, type RatioCovariateArm } from '../arms/arms';
import { covarianceOf, mergeMoments, type Moments, varianceOf } from '../arms/moments';
import { type Answer, cannot, type Cannot } from '../cannot';
import { notCounts, notFinite } from '../check';
import { type AdjustedEffect, cupedDifference, cupedLift } from './cuped';

/**
 * CUPED for a ratio: the ratio R = N/D and that of before, R', each linearised as (N - R D) / mean D, then adjusted
 * like a mean with θ = Cov / Var of the linearised ratios of both arms as one sample. Units of the ratio. A. Deng,
 * Y. Xu, R. Kohavi and T. Walker (2013), appendix B; linearisation: R. Budylin et al. (2018). Refuses denominators
 * of zero, before or after.
 */
export const ratioCupedDifference = (
  control: RatioCovariateArm,
  treatment: RatioCovariateArm,
): Answer<AdjustedEffect> => adjust(control, treatment, cupedDifference);

/** Its lift over the control's unadjusted ratio, a share. */
export const ratioCupedLift = (
  control: RatioCovariateArm,
  treatment: RatioCovariateArm,
): Answer<AdjustedEffect> => adjust(control, treatment, cupedLift);

type Compare = (control: CovariateArm, treatment: CovariateArm, theta?: number) => Answer<AdjustedEffect>;

function adjust(
  control: RatioCovariateArm,
  treatment: RatioCovariateArm,
  compare: Compare,
): Answer<AdjustedEffect> {
  const wrong = notLinear(control) ?? notLinear(treatment);
  if (wrong) return wrong;
  const both = linearised(mergeMoments(control, treatment));
  if (!(both.covariateVariance > 0)) return cannot('no_covariate_variance');
  return compare(linearised(control), linearised(treatment), both.covariance / both.covariateVariance);
}

function notLinear(arm: Moments): Cannot | null {
  if (arm.means.length !== 4) return cannot('impossible_moments');
  const wrong = notCounts(arm.units) ?? notFinite(...arm.means, ...arm.covariances.flat());
  if (wrong) return wrong;
  if (arm.units < 2) return cannot('too_few_units');
  return arm.means[1] === 0 || arm.means[3] === 0 ? cannot('denominator_is_zero') : null;
}

function linearised(arm: Moments): CovariateArm {
  const [numerator, denominator, numeratorBefore, denominatorBefore] = arm.means as [
    number,
    number,
    number,
    number,
  ];
  const mean = numerator / denominator;
  const covariateMean = numeratorBefore / denominatorBefore;
  const after = [1 / denominator, -mean / denominator, 0, 0];
  const before = [0, 0, 1 / denominatorBefore, -covariateMean / denominatorBefore];
  return {
    units: arm.units,
    mean,
    variance: Math.max(0, varianceOf(arm, after)),
    covariateMean,
    covariateVariance: Math.max(0, varianceOf(arm, before)),
    covariance: covarianceOf(arm, after, before),
  };
}
