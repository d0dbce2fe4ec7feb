import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notCounts, notFinite, notInside } from '../check';
import { normalCdf, normalSurvival, normalUpperQuantile } from '../distributions/normal';

/** The metric as it is now: mean and variance of a unit. A proportion p has p and p (1 - p). */
export interface Baseline {
  mean: number;
  variance: number;
}

export interface Split {
  controlUnits: number;
  treatmentUnits: number;
}

export const notBaseline = ({ mean, variance }: Baseline): Cannot | null => {
  const wrong = notFinite(mean, variance);
  if (wrong) return wrong;
  if (mean === 0) return cannot('denominator_is_zero');
  if (variance === 0) return cannot('no_variance');
  return variance > 0 ? null : cannot('impossible_moments');
};

/** Squared coefficient of variation of a unit. */
export const noiseOf = ({ mean, variance }: Baseline): number => variance / mean / mean;

/** z_{1-alpha/2} + z_power: how many standard errors away an effect is found with this power. */
export const reachOf = (alpha: number, power: number): number =>
  normalUpperQuantile(alpha / 2) - normalUpperQuantile(power);

/**
 * Chance that a two-sided test at alpha finds a true lift L (a share), both arms with the control's variance:
 * SE² = v/(nT m²) + v (1 + L)²/(nC m²); power = 1 - Φ(z - L/SE) + Φ(-z - L/SE).
 * J. Cohen (1988), "Statistical Power Analysis", for the normal test.
 */
export function powerOf(
  baseline: Baseline,
  { controlUnits, treatmentUnits, lift, alpha = 0.05 }: Split & { lift: number; alpha?: number },
): Answer<{ power: number; standardError: number }> {
  const wrong =
    notBaseline(baseline) ??
    notFinite(lift) ??
    notInside(alpha) ??
    notSplit({ controlUnits, treatmentUnits });
  if (wrong) return wrong;
  const standardError = Math.sqrt(noiseOf(baseline) * (1 / treatmentUnits + (1 + lift) ** 2 / controlUnits));
  const z = normalUpperQuantile(alpha / 2);
  const distance = lift / standardError;
  if (!Number.isFinite(distance)) return cannot('not_a_finite_number');
  return finite({
    power: Math.min(1, normalSurvival(z - distance) + normalCdf(-z - distance)),
    standardError,
  });
}

export const notSplit = ({ controlUnits, treatmentUnits }: Split): Cannot | null => {
  const wrong = notCounts(controlUnits, treatmentUnits);
  if (wrong) return wrong;
  return controlUnits < 2 || treatmentUnits < 2 ? cannot('too_few_units') : null;
};
