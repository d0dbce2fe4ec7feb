import { normalSurvival, normalUpperQuantile } from '../distributions/normal';
import { type Alternative } from '../effect';

/**
 * O'Brien-Fleming-like spending of Lan and DeMets: one side at alpha a spends f(t) = 2 - 2 Φ(z_{1-a/2} / √t);
 * two-sided is twice that of alpha / 2. K. K. G. Lan and D. L. DeMets (1983), "Discrete sequential boundaries for
 * clinical trials".
 */
export function obrienFlemingSpending(
  informationTime: number,
  alpha = 0.05,
  alternative: Alternative = 'two_sided',
): number {
  const sides = alternative === 'two_sided' ? 2 : 1;
  const time = Math.min(1, informationTime);
  return 2 * sides * normalSurvival(Math.min(1e6, normalUpperQuantile(alpha / sides / 2) / Math.sqrt(time)));
}
