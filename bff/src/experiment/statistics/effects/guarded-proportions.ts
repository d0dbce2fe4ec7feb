import { type ProportionArm } from '../arms/arms';
import { type Answer, isCannot } from '../cannot';
import { type Effect } from '../effect';
import { newcombeInterval, proportionDifference, proportionLift } from './proportions';

export interface GuardedEffect {
  /** The lift, or the difference where the lift is refused. */
  effect: Answer<Effect>;
  /** Why there is no lift. */
  lift: Answer<Effect>;
  /** Newcombe's interval of the difference, which holds at any counts. */
  interval: Answer<{ estimate: number; low: number; high: number }>;
}

/** A lift where there are 40 conversions in both arms; else the difference of rates with its Newcombe interval. */
export function guardedProportionEffect(
  control: ProportionArm,
  treatment: ProportionArm,
  alpha = 0.05,
): GuardedEffect {
  const lift = proportionLift(control, treatment);
  return {
    effect: isCannot(lift) ? proportionDifference(control, treatment) : lift,
    lift,
    interval: newcombeInterval(control, treatment, alpha),
  };
}
