import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notFinite, notInside, notTestable } from '../check';
import {
  logNormalSurvival,
  millsRemainder,
  normalCdf,
  normalDensity,
  normalSurvival,
  normalUpperQuantile,
} from '../distributions/normal';
import { type Effect } from '../effect';
import { type Better } from '../inference/non-inferiority';

/** What is believed of a lift before the data, as a share. */
export interface LiftPrior {
  mean: number;
  standardDeviation: number;
}

/** Two thirds of all pages change their metric by less than 30 per cent. */
export const defaultLiftPrior: LiftPrior = { mean: 0, standardDeviation: 0.3 };

export interface Posterior {
  mean: number;
  standardDeviation: number;
  /** Credible interval at 1 - alpha, in the effect's scale. */
  low: number;
  high: number;
  chanceToWin: number;
  /** 1 - chanceToWin from its own side, so that it keeps its digits. */
  chanceToLose: number;
  logChanceToLose: number;
  /** What shipping the treatment loses on average, in the effect's scale: E max(0, worse). */
  lossOfShipping: number;
  /** What keeping the control loses on average. */
  lossOfKeeping: number;
}

/**
 * Normal posterior of an effect: precision = 1/SE² + 1/s0², mean = (est/SE² + m0/s0²) / precision, chance =
 * Φ(mean/sd), loss of shipping = sd φ(mean/sd) - mean Φ(-mean/sd). The prior is one of lifts; for an absolute
 * effect it is multiplied by |control mean|, which must then be given. `prior: null` is the flat one. To be shown
 * and never to stop by: with daily looks "chance to win > 95%" is wrong in 17 to 23% of cases where nothing
 * differs. A. Gelman et al. (2013), "Bayesian Data Analysis", 2.5.
 */
export function gaussianPosterior(
  effect: Effect,
  {
    prior = defaultLiftPrior,
    controlMean,
    better = 'higher',
    alpha = 0.05,
  }: { prior?: LiftPrior | null; controlMean?: number; better?: Better; alpha?: number } = {},
): Answer<Posterior> {
  const wrong = notTestable(effect) ?? notInside(alpha);
  if (wrong) return wrong;
  const scaled = scaledPrior(effect, prior, controlMean);
  if (scaled !== null && 'cannot' in scaled) return scaled;
  const { estimate, standardError } = effect;
  // The share of the prior in the posterior, by a ratio that survives tiny errors.
  const ratio = scaled === null ? 0 : standardError / scaled.standardDeviation;
  const priorShare = (ratio * ratio) / (1 + ratio * ratio);
  const mean = estimate + ((scaled?.mean ?? 0) - estimate) * priorShare;
  const standardDeviation = standardError / Math.hypot(1, ratio);
  const z = (better === 'higher' ? mean : -mean) / standardDeviation;
  if (!Number.isFinite(z)) return cannot('not_a_finite_number');
  const reach = normalUpperQuantile(alpha / 2) * standardDeviation;
  return finite({
    mean,
    standardDeviation,
    low: mean - reach,
    high: mean + reach,
    chanceToWin: normalCdf(z),
    chanceToLose: normalSurvival(z),
    logChanceToLose: logNormalSurvival(z),
    lossOfShipping: standardDeviation * unitLoss(z),
    lossOfKeeping: standardDeviation * unitLoss(-z),
  });
}

/** φ(z) - z P(Z > z) = φ(z) (1 - z Mills' ratio). */
const unitLoss = (z: number) =>
  z > 0 ? normalDensity(z) * millsRemainder(z) : normalDensity(z) - z * normalSurvival(z);

function scaledPrior(
  effect: Effect,
  prior: LiftPrior | null,
  controlMean: number | undefined,
): LiftPrior | Cannot | null {
  if (prior === null) return null;
  const wrong = notFinite(prior.mean, prior.standardDeviation);
  if (wrong) return wrong;
  if (prior.standardDeviation <= 0) return cannot('out_of_range');
  if (effect.scale === 'relative') return prior;
  if (controlMean === undefined || !Number.isFinite(controlMean)) return cannot('not_a_finite_number');
  const size = Math.abs(controlMean);
  if (size === 0) return cannot('denominator_is_zero');
  return { mean: prior.mean * size, standardDeviation: prior.standardDeviation * size };
}
