import { type MeanArm } from '../arms/arms';
import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notCounts, notFinite } from '../check';
import { type Effect } from '../effect';

/** Nearer to zero than this many standard errors, a control's mean may as well be zero. */
export const controlMeanInStandardErrors = 1.96;

/** What any comparison of two means asks of an arm: two units and a variance that can be one. */
export function notComparable(arm: MeanArm): Cannot | null {
  const wrong = notCounts(arm.units) ?? notFinite(arm.mean, arm.variance);
  if (wrong) return wrong;
  if (arm.units < 2) return cannot('too_few_units');
  return arm.variance >= 0 ? null : cannot('impossible_moments');
}

/** A mean that nothing may be divided by. */
export function notDivisor(mean: number, squaredStandardError: number): Cannot | null {
  if (mean === 0) return cannot('denominator_is_zero');
  return Math.abs(mean) <= controlMeanInStandardErrors * Math.sqrt(squaredStandardError)
    ? cannot('control_mean_near_zero')
    : null;
}

/**
 * Degrees of freedom of a difference of two means with variances of their own:
 * (vC/nC + vT/nT)² / [(vC/nC)²/(nC - 1) + (vT/nT)²/(nT - 1)]. B. L. Welch (1947); F. E. Satterthwaite (1946).
 */
export function welchDegreesOfFreedom(control: MeanArm, treatment: MeanArm): number {
  const c = control.variance / control.units;
  const t = treatment.variance / treatment.units;
  // By shares, so that tiny variances do not square to zero.
  const share = c / (c + t);
  return 1 / (share ** 2 / (control.units - 1) + (1 - share) ** 2 / (treatment.units - 1));
}

/** D = mT - mC; SE² = vC/nC + vT/nT; units of the metric. Refuses less than two units an arm, and no variance at all. */
export function meanDifference(control: MeanArm, treatment: MeanArm): Answer<Effect> {
  const wrong = notComparable(control) ?? notComparable(treatment);
  if (wrong) return wrong;
  const squared = control.variance / control.units + treatment.variance / treatment.units;
  if (squared === 0) return cannot('no_variance');
  return finite<Effect>({
    scale: 'absolute',
    estimate: treatment.mean - control.mean,
    standardError: Math.sqrt(squared),
    degreesOfFreedom: welchDegreesOfFreedom(control, treatment),
    units: control.units + treatment.units,
  });
}

/**
 * Lift (mT - mC) / |mC|, a share; delta method: SE² = vT/(nT mC²) + vC mT²/(nC mC⁴). A. Deng, U. Knoblich and J. Lu
 * (2018), "Applying the delta method in metric analytics". Refuses a control whose mean is zero or within 1.96
 * standard errors of it.
 */
export function meanLift(control: MeanArm, treatment: MeanArm): Answer<Effect> {
  const wrong =
    notComparable(control) ??
    notComparable(treatment) ??
    notDivisor(control.mean, control.variance / control.units);
  if (wrong) return wrong;
  const ratio = treatment.mean / control.mean;
  const squared =
    treatment.variance / treatment.units / control.mean / control.mean +
    (control.variance / control.units / control.mean / control.mean) * ratio * ratio;
  if (squared === 0) return cannot('no_variance');
  return finite<Effect>({
    scale: 'relative',
    estimate: (treatment.mean - control.mean) / Math.abs(control.mean),
    standardError: Math.sqrt(squared),
    degreesOfFreedom: welchDegreesOfFreedom(control, treatment),
    units: control.units + treatment.units,
  });
}
