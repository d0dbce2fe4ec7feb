import { type CovariateArm, covariateMoments, possible } from '../arms/arms';
import { mergeMoments } from '../arms/moments';
import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notFinite } from '../check';
import { type Effect } from '../effect';
import { notComparable, notDivisor, welchDegreesOfFreedom } from './compare';

export interface AdjustedEffect extends Effect {
  /** What a unit of the covariate is worth. */
  theta: number;
  /** Variance left over that without the covariate, both arms; 1 - ρ² when it helps as it should. */
  varianceShare: number;
}

/** Cov(Y, X) / Var(X) of both arms as one sample. */
export function pooledTheta(control: CovariateArm, treatment: CovariateArm): number {
  const both = mergeMoments(covariateMoments(control), covariateMoments(treatment));
  return both.covariances[0]![1]! / both.covariances[1]![1]!;
}

/**
 * CUPED: D = (mT - mC) - θ (xT - xC); v_adj = vY + θ² vX - 2 θ cXY of each arm; SE² = v_adjC/nC + v_adjT/nT. Units
 * of the metric. A. Deng, Y. Xu, R. Kohavi and T. Walker (2013), "Improving the sensitivity of online controlled
 * experiments by utilizing pre-experiment data". `thetaGiven` replaces the pooled one. Refuses a covariate that is
 * the same for everybody.
 */
export function cupedDifference(
  control: CovariateArm,
  treatment: CovariateArm,
  thetaGiven?: number,
): Answer<AdjustedEffect> {
  const wrong = notAdjustable(control, treatment);
  if (wrong) return wrong;
  const theta = thetaGiven ?? pooledTheta(control, treatment);
  const squared = adjusted(control, theta) / control.units + adjusted(treatment, theta) / treatment.units;
  return effectOf('absolute', control, treatment, theta, difference(control, treatment, theta), squared);
}

/**
 * Lift D / |mC| over the control's unadjusted mean, a share:
 * SE² = v_adjT/(nT mC²) + [vYC (mT/mC)² - 2 θ cC mT/mC + θ² vXC] / (nC mC²), with unadjusted mT.
 */
export function cupedLift(
  control: CovariateArm,
  treatment: CovariateArm,
  thetaGiven?: number,
): Answer<AdjustedEffect> {
  const wrong =
    notAdjustable(control, treatment) ?? notDivisor(control.mean, control.variance / control.units);
  if (wrong) return wrong;
  const theta = thetaGiven ?? pooledTheta(control, treatment);
  const ratio = treatment.mean / control.mean;
  const ofControl =
    control.variance * ratio * ratio -
    2 * theta * control.covariance * ratio +
    theta * theta * control.covariateVariance;
  const squared =
    (adjusted(treatment, theta) / treatment.units + Math.max(0, ofControl) / control.units) /
    control.mean /
    control.mean;
  const lift = difference(control, treatment, theta) / Math.abs(control.mean);
  return effectOf('relative', control, treatment, theta, lift, squared);
}

const difference = (control: CovariateArm, treatment: CovariateArm, theta: number) =>
  treatment.mean - control.mean - theta * (treatment.covariateMean - control.covariateMean);

/** Variance of a unit after the adjustment. */
const adjusted = (arm: CovariateArm, theta: number) =>
  Math.max(0, arm.variance + theta * theta * arm.covariateVariance - 2 * theta * arm.covariance);

function notAdjustable(control: CovariateArm, treatment: CovariateArm): Cannot | null {
  for (const arm of [control, treatment]) {
    const wrong = notComparable(arm) ?? notFinite(arm.covariateMean, arm.covariateVariance, arm.covariance);
    if (wrong) return wrong;
    if (!possible(arm.variance, arm.covariateVariance, arm.covariance)) return cannot('impossible_moments');
  }
  const both = mergeMoments(covariateMoments(control), covariateMoments(treatment));
  return both.covariances[1]![1]! > 0 ? null : cannot('no_covariate_variance');
}

function effectOf(
  scale: Effect['scale'],
  control: CovariateArm,
  treatment: CovariateArm,
  theta: number,
  estimate: number,
  squared: number,
): Answer<AdjustedEffect> {
  const plain = control.variance / control.units + treatment.variance / treatment.units;
  if (plain === 0 || squared === 0) return cannot('no_variance');
  const c = { ...control, variance: adjusted(control, theta) };
  const t = { ...treatment, variance: adjusted(treatment, theta) };
  return finite<AdjustedEffect>({
    scale,
    estimate,
    standardError: Math.sqrt(squared),
    degreesOfFreedom: welchDegreesOfFreedom(c, t),
    units: control.units + treatment.units,
    theta,
    varianceShare: (c.variance / c.units + t.variance / t.units) / plain,
  });
}
