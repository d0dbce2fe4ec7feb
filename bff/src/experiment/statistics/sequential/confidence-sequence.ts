import { type Answer, cannot, finite } from '../cannot';
import { notAbove, notInside, notTestable } from '../check';
import { type Alternative, type Effect, type Interval, type PValue } from '../effect';

export interface SequentialInterval extends Interval, PValue {
  estimate: number;
  halfWidth: number;
}

/**
 * Asymptotic confidence sequence: an interval that holds at every look together, so anyone may look at any time and
 * stop.
 *   ρ² = (-2 ln α + ln(1 - 2 ln α)) / N*;  k = N ρ² + 1, N units of both arms now;
 *   two-sided: half-width = SE √N √(2 k ln(√k / α)) / (N ρ),  p = min(1, √k exp(-ρ² N est² / (2 k SE²)));
 *   one-sided: 2α for α in ρ, and ln(1 + √k / (2α)) for the logarithm; the effect's other side is null.
 * `plannedUnits` N*, of both arms, is where the sequence is narrowest; it is fixed at launch. I. Waudby-Smith, D.
 * Arbour, R. Sinha, E. H. Kennedy and A. Ramdas (2021), "Time-uniform central limit theory and asymptotic
 * confidence sequences". Refuses a one-sided alpha of a half or more.
 */
export function confidenceSequence(
  effect: Effect,
  {
    plannedUnits,
    alpha = 0.05,
    alternative = 'two_sided',
  }: { plannedUnits: number; alpha?: number; alternative?: Alternative },
): Answer<SequentialInterval> {
  const twoSided = alternative === 'two_sided';
  const spread = twoSided ? alpha : 2 * alpha;
  const wrong = notTestable(effect) ?? notInside(alpha, spread) ?? notAbove(0, plannedUnits, effect.units);
  if (wrong) return wrong;
  const { estimate, standardError, units } = effect;
  const squaredRho = (-2 * Math.log(spread) + Math.log1p(-2 * Math.log(spread))) / plannedUnits;
  const growth = units * squaredRho;
  const logRootK = Math.log1p(growth) / 2;
  const logTerm = twoSided ? logRootK - Math.log(alpha) : logOnePlusExp(logRootK - Math.log(spread));
  const halfWidth = standardError * Math.sqrt((2 * (growth + 1) * logTerm) / growth);
  const z = estimate / standardError;
  if (!Number.isFinite(z * z)) return cannot('not_a_finite_number');
  const evidence = ((growth / (growth + 1)) * z * z) / 2;
  const inFavour = alternative === 'two_sided' || (alternative === 'greater' ? z > 0 : z < 0);
  // One-sided: 1 + √k / (2p) = exp(evidence), solved for p.
  const log = twoSided
    ? logRootK - evidence
    : logRootK - Math.LN2 - evidence - Math.log(-Math.expm1(-evidence));
  const logP = inFavour ? Math.min(0, log) : 0;
  return finite({
    estimate,
    halfWidth,
    low: alternative === 'less' ? null : estimate - halfWidth,
    high: alternative === 'greater' ? null : estimate + halfWidth,
    p: Math.exp(logP),
    logP,
  });
}

const logOnePlusExp = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
