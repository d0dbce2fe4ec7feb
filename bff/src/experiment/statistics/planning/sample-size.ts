import { type Answer, cannot, finite } from '../cannot';
import { notFinite, notInside } from '../check';
import { type Baseline, noiseOf, notBaseline, reachOf } from './power';

export interface SampleSize {
  /** Whole units. */
  controlUnits: number;
  treatmentUnits: number;
  units: number;
  /** Before rounding up. */
  exactUnits: number;
}

/**
 * Units of both arms to find a lift (a share, not 0) with this power at two-sided alpha; `treatmentShare` of them
 * see the treatment: N = k² v/m² (1/s + (1 + L)²/(1 - s)) / L², k = z_{1-α/2} + z_power. `inflation` for the looks
 * of a group-sequential plan.
 */
export function sampleSize(
  baseline: Baseline,
  {
    lift,
    alpha = 0.05,
    power = 0.8,
    treatmentShare = 0.5,
    inflation = 1,
  }: { lift: number; alpha?: number; power?: number; treatmentShare?: number; inflation?: number },
): Answer<SampleSize> {
  const wrong =
    notBaseline(baseline) ?? notFinite(lift, inflation) ?? notInside(alpha, power, treatmentShare);
  if (wrong) return wrong;
  if (lift === 0) return cannot('effect_is_zero');
  const reach = reachOf(alpha, power);
  if (reach <= 0 || inflation < 1) return cannot('out_of_range');
  const perUnit = noiseOf(baseline) * (1 / treatmentShare + (1 + lift) ** 2 / (1 - treatmentShare));
  const exactUnits = (inflation * perUnit * reach * reach) / lift / lift;
  const treatmentUnits = Math.max(2, Math.ceil(exactUnits * treatmentShare));
  const controlUnits = Math.max(2, Math.ceil(exactUnits * (1 - treatmentShare)));
  if (!Number.isSafeInteger(controlUnits + treatmentUnits)) return cannot('effect_cannot_be_found');
  return finite({ controlUnits, treatmentUnits, units: controlUnits + treatmentUnits, exactUnits });
}
