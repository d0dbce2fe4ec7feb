import { proportionAsMean, type ProportionArm } from '../arms/arms';
import { type Answer, cannot, finite, isCannot } from '../cannot';
import { notInside } from '../check';
import { logNormalSurvival, normalUpperQuantile } from '../distributions/normal';
import { type Effect, type PValue } from '../effect';
import { lowCountGuard } from '../planning/low-count';
import { meanDifference, meanLift } from './compare';

/** Difference of two conversion rates in rate (0.01 is one point); variances m (1 - m) of each arm. */
export function proportionDifference(control: ProportionArm, treatment: ProportionArm): Answer<Effect> {
  const c = proportionAsMean(control);
  const t = proportionAsMean(treatment);
  if (isCannot(c)) return c;
  return isCannot(t) ? t : meanDifference(c, t);
}

/**
 * Lift of a conversion rate by the delta method. Refuses arms with fewer than 40 conversions: there its 95%
 * interval is wrong in 8% of cases; the difference of rates and its Newcombe interval still hold.
 */
export function proportionLift(control: ProportionArm, treatment: ProportionArm): Answer<Effect> {
  const c = proportionAsMean(control);
  const t = proportionAsMean(treatment);
  if (isCannot(c)) return c;
  if (isCannot(t)) return t;
  return lowCountGuard(control, treatment) ?? meanLift(c, t);
}

export interface TwoProportionTest extends PValue {
  /** Rate of the treatment minus that of the control. */
  estimate: number;
  z: number;
  low: number;
  high: number;
}

/**
 * Two conversion rates: z = (pT - pC) / √(p (1 - p) (1/nC + 1/nT)) with p of both arms together, two-sided p-value;
 * and the interval of the difference at 1 - alpha from the two Wilson intervals, which holds for few conversions
 * and for none. E. B. Wilson (1927); R. G. Newcombe (1998), "Interval estimation for the difference between
 * independent proportions", method 10. Refuses arms where nobody or everybody converted in both.
 */
export function twoProportionTest(
  control: ProportionArm,
  treatment: ProportionArm,
  alpha = 0.05,
): Answer<TwoProportionTest> {
  const c = proportionAsMean(control);
  const t = proportionAsMean(treatment);
  const wrong = notInside(alpha);
  if (isCannot(c)) return c;
  if (isCannot(t)) return t;
  if (wrong) return wrong;
  const units = control.units + treatment.units;
  const conversions = control.conversions + treatment.conversions;
  if (conversions === 0 || conversions === units) return cannot('no_variance');
  const pooled = (conversions / units) * ((units - conversions) / units);
  const estimate = t.mean - c.mean;
  const z = estimate / Math.sqrt(pooled * (1 / control.units + 1 / treatment.units));
  const logP = Math.min(0, Math.LN2 + logNormalSurvival(Math.abs(z)));
  return finite({ estimate, z, p: Math.exp(logP), logP, ...newcombe(control, treatment, alpha) });
}

/** The interval alone, which exists for any counts, also when nobody converted. */
export function newcombeInterval(
  control: ProportionArm,
  treatment: ProportionArm,
  alpha = 0.05,
): Answer<{ estimate: number; low: number; high: number }> {
  const c = proportionAsMean(control);
  const t = proportionAsMean(treatment);
  if (isCannot(c)) return c;
  if (isCannot(t)) return t;
  return notInside(alpha) ?? finite({ estimate: t.mean - c.mean, ...newcombe(control, treatment, alpha) });
}

function newcombe(control: ProportionArm, treatment: ProportionArm, alpha: number) {
  const z = normalUpperQuantile(alpha / 2);
  const c = wilson(control, z);
  const t = wilson(treatment, z);
  const estimate = t.rate - c.rate;
  return {
    low: estimate - Math.hypot(t.rate - t.low, c.high - c.rate),
    high: estimate + Math.hypot(t.high - t.rate, c.rate - c.low),
  };
}

/** Interval of one rate by the score test. E. B. Wilson (1927). */
function wilson({ units, conversions }: ProportionArm, z: number) {
  const rate = conversions / units;
  const root = z * Math.sqrt(z * z + (4 * conversions * (units - conversions)) / units);
  const above = (2 * conversions + z * z + root) / (2 * (units + z * z));
  // The lower end by the product of the roots, which does not cancel for a few conversions among many.
  const low = ((conversions / units) * (conversions / (units + z * z))) / above;
  const high = conversions === units ? 1 : above;
  return { rate, low, high };
}
