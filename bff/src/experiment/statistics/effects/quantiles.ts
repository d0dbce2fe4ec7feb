import { type QuantileArm } from '../arms/quantile-arm';
import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notCounts, notFinite } from '../check';
import { type Effect } from '../effect';
import { notDivisor } from './compare';

/** Difference of two quantiles of the same level, in units of the metric: SE² = SE_C² + SE_T²; normal distribution. */
export function quantileDifference(control: QuantileArm, treatment: QuantileArm): Answer<Effect> {
  const wrong = notComparable(control, treatment);
  if (wrong) return wrong;
  return finite<Effect>({
    scale: 'absolute',
    estimate: treatment.estimate - control.estimate,
    standardError: Math.hypot(control.standardError, treatment.standardError),
    degreesOfFreedom: null,
    units: control.units + treatment.units,
  });
}

/** Lift of a quantile, a share, by the delta method as for means. */
export function quantileLift(control: QuantileArm, treatment: QuantileArm): Answer<Effect> {
  const wrong = notComparable(control, treatment) ?? notDivisor(control.estimate, control.standardError ** 2);
  if (wrong) return wrong;
  const ratio = treatment.estimate / control.estimate;
  return finite<Effect>({
    scale: 'relative',
    estimate: (treatment.estimate - control.estimate) / Math.abs(control.estimate),
    standardError:
      Math.hypot(treatment.standardError, ratio * control.standardError) / Math.abs(control.estimate),
    degreesOfFreedom: null,
    units: control.units + treatment.units,
  });
}

function notComparable(control: QuantileArm, treatment: QuantileArm): Cannot | null {
  for (const arm of [control, treatment]) {
    const wrong = notCounts(arm.units) ?? notFinite(arm.estimate, arm.standardError);
    if (wrong) return wrong;
    if (arm.standardError <= 0) return cannot('no_variance');
  }
  return control.level === treatment.level ? null : cannot('strata_do_not_match');
}
