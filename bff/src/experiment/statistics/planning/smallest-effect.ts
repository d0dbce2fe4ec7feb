import { type Answer, cannot, finite } from '../cannot';
import { notInside } from '../check';
import { type Baseline, noiseOf, notBaseline, notSplit, reachOf, type Split } from './power';

/**
 * Smallest lift (a share) that is found with this power at two-sided alpha: with k = z_{1-α/2} + z_power and the
 * treatment's mean u = m (1 + lift), the larger root of (1 - k² v/(nC m²)) u² - 2 m u + m² - k² v/nT = 0. Refuses
 * when nC <= k² v / m²: no lift is large enough.
 */
export function smallestLift(
  baseline: Baseline,
  { controlUnits, treatmentUnits, alpha = 0.05, power = 0.8 }: Split & { alpha?: number; power?: number },
): Answer<{ lift: number; absolute: number }> {
  const wrong =
    notBaseline(baseline) ?? notInside(alpha, power) ?? notSplit({ controlUnits, treatmentUnits });
  if (wrong) return wrong;
  const reach = reachOf(alpha, power);
  if (reach <= 0) return cannot('out_of_range');
  const noise = reach * reach * noiseOf(baseline);
  const c = noise / controlUnits;
  const t = noise / treatmentUnits;
  if (c >= 1) return cannot('effect_cannot_be_found');
  // The root minus one, so that small lifts keep their digits: (1 - c) r² - 2 r + 1 - t = 0 with r = 1 + lift.
  const root = Math.sqrt(c + t - c * t);
  const lift = (c + root) / (1 - c);
  return finite({ lift, absolute: lift * Math.abs(baseline.mean) });
}
