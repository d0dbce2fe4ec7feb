import { type Answer, cannot, finite } from '../cannot';
import { notFinite, notInside, notTestable } from '../check';
import { type Effect } from '../effect';
import { reachOf } from './power';

export interface UnitsLeft {
  /** More units over those there are: SE² shrinks by 1 / (1 + f). Zero when there are enough. */
  fraction: number;
  /** Of both arms, whole. */
  units: number;
}

/**
 * Units of both arms still needed until an effect of `target` (the effect's scale, not 0) is found with this power,
 * from the standard error there is now: 1 + f = SE² k² / target², k = z_{1-α/2} + z_power.
 */
export function additionalUnits(
  effect: Effect,
  { target, alpha = 0.05, power = 0.8 }: { target: number; alpha?: number; power?: number },
): Answer<UnitsLeft> {
  const wrong = notTestable(effect) ?? notFinite(target) ?? notInside(alpha, power);
  if (wrong) return wrong;
  if (target === 0) return cannot('effect_is_zero');
  const reach = reachOf(alpha, power);
  if (reach <= 0) return cannot('out_of_range');
  const fraction = Math.max(0, ((effect.standardError * reach) / target) ** 2 - 1);
  return finite({ fraction, units: Math.ceil(fraction * effect.units) });
}

/** Whole days until so many more units have come, at `dailyUnits` of both arms; a window of so many days comes on top. */
export function daysLeft(
  units: number,
  { dailyUnits, windowDays = 0 }: { dailyUnits: number; windowDays?: number },
): Answer<{ days: number }> {
  const wrong = notFinite(units, dailyUnits, windowDays);
  if (wrong) return wrong;
  if (units < 0 || windowDays < 0) return cannot('out_of_range');
  if (units === 0) return { days: Math.ceil(windowDays) };
  return dailyUnits > 0
    ? finite({ days: Math.ceil(units / dailyUnits + windowDays) })
    : cannot('no_daily_units');
}
