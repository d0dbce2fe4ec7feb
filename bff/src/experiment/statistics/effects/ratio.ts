import { ratioAsMean, type RatioArm } from '../arms/arms';
import { type Answer, isCannot } from '../cannot';
import { type Effect } from '../effect';
import { meanDifference, meanLift } from './compare';

/**
 * Difference of two ratios R = Σ numerator / Σ denominator, in units of the ratio. A unit brings any number of
 * events, so its variance is the delta method's over units: (v_num - 2 R c + R² v_den) / mean_den²; counting events
 * as if they were independent is wrong in 11% of cases. A. Deng, U. Knoblich and J. Lu (2018). Refuses a
 * denominator of zero.
 */
export const ratioDifference = (control: RatioArm, treatment: RatioArm): Answer<Effect> =>
  linearised(control, treatment, meanDifference);

/** Lift of a ratio, a share; the same variance, and the refusals of `meanLift`. */
export const ratioLift = (control: RatioArm, treatment: RatioArm): Answer<Effect> =>
  linearised(control, treatment, meanLift);

function linearised(control: RatioArm, treatment: RatioArm, compare: typeof meanDifference): Answer<Effect> {
  const c = ratioAsMean(control);
  const t = ratioAsMean(treatment);
  if (isCannot(c)) return c;
  return isCannot(t) ? t : compare(c, t);
}
