import { type Answer, cannot, finite, isCannot } from '../cannot';
import { notCounts, notFinite, notInside } from '../check';
import { betaCdf } from '../distributions/beta';
import { normalUpperQuantile } from '../distributions/normal';
import { ratioArmOf, ratioAsMean, type RatioArm } from './arms';

/** A quantile of all observations of an arm, where a unit may bring many of them. */
export interface QuantileArm {
  /** Those with at least one observation. */
  units: number;
  observations: number;
  level: number;
  estimate: number;
  standardError: number;
  /** By order statistics at 1 - alpha, in units of the metric. */
  low: number;
  high: number;
}

/** Which observations, counted from 1 in ascending order, the estimate and its interval are. */
export interface QuantileRanks {
  estimate: number;
  low: number;
  high: number;
}

/**
 * Ranks of a quantile and of its interval for clustered observations: σ² is the delta method's variance of the
 * share of observations at or below the quantile, over units (`below` has a unit's such observations as numerator
 * and all of its as denominator); the interval goes from rank n (level - z σ/√units) down to n (level + z σ/√units)
 * + 1 up. A. Deng, U. Knoblich and J. Lu (2018), section 4. Refuses when either rank lies outside the observations.
 */
export function quantileRanks(
  below: RatioArm,
  { observations, level, alpha = 0.05 }: { observations: number; level: number; alpha?: number },
): Answer<QuantileRanks> {
  const wrong = notCounts(observations) ?? notInside(level, alpha);
  if (wrong) return wrong;
  const share = ratioAsMean(below);
  if (isCannot(share)) return share;
  const deviation = Math.sqrt(share.variance / share.units);
  const reach = normalUpperQuantile(alpha / 2) * deviation;
  const ranks = {
    estimate: rankOf(level, observations),
    low: Math.floor(observations * (level - reach)),
    high: Math.floor(observations * (level + reach)) + 1,
  };
  return ranks.low < 1 || ranks.high > observations ? cannot('too_few_observations') : ranks;
}

/**
 * The same with one observation a unit, by the binomial distribution and therefore for any metric: the largest low
 * and the smallest high rank with P(Bin(n, level) < low) <= alpha/2 and P(Bin(n, level) >= high) <= alpha/2. W. J.
 * Conover (1999), "Practical Nonparametric Statistics", 3.2. Refuses when there is no such rank.
 */
export function binomialQuantileRanks({
  observations,
  level,
  alpha = 0.05,
}: {
  observations: number;
  level: number;
  alpha?: number;
}): Answer<QuantileRanks> {
  const wrong = notCounts(observations) ?? notInside(level, alpha);
  if (wrong) return wrong;
  const low = lastRank(observations, level, alpha / 2);
  const high = observations + 1 - lastRank(observations, 1 - level, alpha / 2);
  if (low < 1 || high > observations) return cannot('too_few_observations');
  return { estimate: rankOf(level, observations), low, high };
}

/** The largest rank r with P(Bin(n, level) <= r - 1) <= tail, 0 if none. P(Bin <= r - 1) = I_{1 - level}(n - r + 1, r). */
function lastRank(n: number, level: number, tail: number): number {
  let [low, high] = [0, n + 1];
  while (high - low > 1) {
    const rank = Math.floor((low + high) / 2);
    const below = rank > n ? 1 : betaCdf(1 - level, n - rank + 1, rank);
    if (below <= tail) low = rank;
    else high = rank;
  }
  return low;
}

/** The observation at or below which at least `level` of all lie, as `percentile_disc` takes it. */
export const rankOf = (level: number, observations: number): number =>
  Math.max(1, Math.ceil(level * observations * (1 - 1e-15)));

/**
 * A quantile from the observations at its ranks. The spacing of the interval's ends is the density there, so the
 * standard error is (high - low) / (2 z). Refuses ends in the wrong order; equal ends have no error that could be
 * known: `no_variance`.
 */
export function quantileArmFromRanks({
  alpha = 0.05,
  ...arm
}: Omit<QuantileArm, 'standardError'> & { alpha?: number }): Answer<QuantileArm> {
  const wrong =
    notCounts(arm.units, arm.observations) ??
    notInside(arm.level, alpha) ??
    notFinite(arm.estimate, arm.low, arm.high);
  if (wrong) return wrong;
  if (arm.low > arm.estimate || arm.estimate > arm.high) return cannot('impossible_moments');
  const standardError = (arm.high - arm.low) / (2 * normalUpperQuantile(alpha / 2));
  return standardError === 0 ? cannot('no_variance') : finite({ ...arm, standardError });
}

/** A quantile from the observations of each unit. Units without observations are left out. */
export function quantileArmOf(
  units: readonly (readonly number[])[],
  { level, alpha = 0.05 }: { level: number; alpha?: number },
): Answer<QuantileArm> {
  const wrong = notInside(level, alpha);
  if (wrong) return wrong;
  const seen = units.filter((values) => values.length > 0);
  const sorted = Float64Array.from(seen.flat()).sort();
  if (!sorted.every(Number.isFinite)) return cannot('not_a_finite_number');
  if (seen.length < 2) return cannot('too_few_units');
  const estimate = sorted[rankOf(level, sorted.length) - 1]!;
  const ranks = seen.every((values) => values.length === 1)
    ? binomialQuantileRanks({ observations: sorted.length, level, alpha })
    : clusteredRanks(seen, estimate, { observations: sorted.length, level, alpha });
  if (isCannot(ranks)) return ranks;
  return quantileArmFromRanks({
    units: seen.length,
    observations: sorted.length,
    level,
    estimate,
    low: sorted[ranks.low - 1]!,
    high: sorted[ranks.high - 1]!,
    alpha,
  });
}

function clusteredRanks(
  units: readonly (readonly number[])[],
  estimate: number,
  options: { observations: number; level: number; alpha: number },
): Answer<QuantileRanks> {
  const below = ratioArmOf(
    units.map((values) => [values.filter((value) => value <= estimate).length, values.length] as const),
  );
  return isCannot(below) ? below : quantileRanks(below, options);
}
