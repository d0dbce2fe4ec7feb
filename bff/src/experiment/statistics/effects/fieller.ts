import { type MeanArm } from '../arms/arms';
import { type Answer, cannot, finite } from '../cannot';
import { notInside } from '../check';
import { normalUpperQuantile } from '../distributions/normal';
import { notComparable } from './compare';

export interface LiftInterval {
  estimate: number;
  low: number;
  high: number;
}

/**
 * Interval of a lift that allows for a noisy control: roots r of (mC² - z² vC/nC) r² - 2 mC mT r + (mT² - z² vT/nT)
 * = 0, minus 1. Two-sided at 1 - alpha; a share. E. C. Fieller (1954), "Some problems in interval estimation".
 * Refuses a control that is not apart from zero at this alpha: the interval would have no end.
 */
export function fiellerLift(control: MeanArm, treatment: MeanArm, alpha = 0.05): Answer<LiftInterval> {
  const wrong = notComparable(control) ?? notComparable(treatment) ?? notInside(alpha);
  if (wrong) return wrong;
  if (control.mean === 0) return cannot('denominator_is_zero');
  const z = normalUpperQuantile(alpha / 2);
  // In units of the control's mean: g is its share of noise, t that of the treatment.
  const ratio = treatment.mean / control.mean;
  const g = (z / control.mean) * (z / control.mean) * (control.variance / control.units);
  const t = (z / control.mean) * (z / control.mean) * (treatment.variance / treatment.units);
  if (g >= 1) return cannot('control_mean_near_zero');
  if (g + t === 0) return cannot('no_variance');
  // ratio² - (1 - g)(ratio² - t), without the part that cancels.
  const root = Math.sqrt(Math.max(0, g * ratio * ratio + (1 - g) * t));
  const [one, other] = [(ratio - root) / (1 - g) - 1, (ratio + root) / (1 - g) - 1];
  const estimate = (treatment.mean - control.mean) / Math.abs(control.mean);
  return finite(
    control.mean > 0 ? { estimate, low: one, high: other } : { estimate, low: -other, high: -one },
  );
}
