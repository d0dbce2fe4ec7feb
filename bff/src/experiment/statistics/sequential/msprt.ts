import { type Answer, cannot, finite } from '../cannot';
import { notAbove, notInside, notTestable } from '../check';
import { type Effect } from '../effect';
import { type SequentialInterval } from './confidence-sequence';

export interface MixtureTest extends SequentialInterval {
  /** ln of the mixture likelihood ratio at this look. */
  logLikelihoodRatio: number;
}

/**
 * Mixture sequential probability ratio test with a N(0, τ²) mixture, V = SE²:
 *   LR = √(V / (V + τ²)) exp(τ² d² / (2 V (V + τ²))),  p = min(p before, 1 / LR), at most 1;
 *   half-width = √(2 V (V + τ²) / τ² · (ln(1/α) + ln((V + τ²) / V) / 2)).
 * `squaredTau` is in the effect's squared scale and fixed at launch: tied to the units of today it is no mixture
 * any more. `pBefore` is that of the last look; the p-value never rises. R. Johari, P. Koomen, L. Pekelis and D.
 * Walsh (2017), "Peeking at A/B tests".
 */
export function mixtureSequentialTest(
  effect: Effect,
  { squaredTau, alpha = 0.05, pBefore = 1 }: { squaredTau: number; alpha?: number; pBefore?: number },
): Answer<MixtureTest> {
  const wrong = notTestable(effect) ?? notInside(alpha) ?? notAbove(0, squaredTau);
  if (wrong) return wrong;
  if (!(pBefore >= 0 && pBefore <= 1)) return cannot('out_of_range');
  const { estimate, standardError } = effect;
  // τ² / V, so that tiny variances of fractions do not leave the range of a double.
  const ratio = squaredTau / standardError / standardError;
  const z = estimate / standardError;
  const logLikelihoodRatio = -Math.log1p(ratio) / 2 + ((ratio / (1 + ratio)) * z * z) / 2;
  const logNow = Math.min(0, -logLikelihoodRatio);
  const p = Math.min(pBefore, Math.exp(logNow));
  const halfWidth =
    standardError * Math.sqrt(((2 * (1 + ratio)) / ratio) * (-Math.log(alpha) + Math.log1p(ratio) / 2));
  return finite({
    estimate,
    halfWidth,
    low: estimate - halfWidth,
    high: estimate + halfWidth,
    p,
    logP: pBefore === 0 ? logNow : Math.min(Math.log(pBefore), logNow),
    logLikelihoodRatio,
  });
}
