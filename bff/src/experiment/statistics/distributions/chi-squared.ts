import quantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { requireFinite, requireInnerProbability, requirePositive } from './require-finite';
import { deviancePart, halfLogTwoPi, stirlingError } from './stirling';

/** P(X > x) for chi-squared with `degreesOfFreedom` > 0. */
export function chiSquaredSurvival(x: number, degreesOfFreedom: number): number {
  return Math.exp(logChiSquaredSurvival(x, degreesOfFreedom));
}

/** ln P(X > x) = ln Q(ν/2, x/2), the upper incomplete gamma function, for any finite x. */
export function logChiSquaredSurvival(x: number, degreesOfFreedom: number): number {
  requireFinite({ x });
  requirePositive({ degreesOfFreedom });
  return x <= 0 ? 0 : logUpperGamma(degreesOfFreedom / 2, x / 2);
}

const mostRounds = 10_000_000;

/**
 * ln Q(a, x): power series of P below a + 1, continued fraction of Q above it; x^a e^-x / Γ(a + 1) by Loader's
 * parts. M. Abramowitz and I. Stegun (1964), 6.5.29 and 6.5.31; W. J. Lentz (1976). @stdlib's own is off by 1e-2 at
 * a = 5 000.
 */
function logUpperGamma(a: number, x: number): number {
  const logPrefix = logPoissonTerm(a, x);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < mostRounds && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.log1p(-Math.min(1, Math.exp(logPrefix) * sum));
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostRounds; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return logPrefix + Math.log(a) + Math.log(fraction);
}

/** ln of x^a e^-x / Γ(a + 1). */
function logPoissonTerm(a: number, x: number): number {
  if (a < 1) return a * Math.log(x) - x - logGammaOnePlus(a);
  return -deviancePart(a, x) - stirlingError(a) - halfLogTwoPi - Math.log(a) / 2;
}

const logGammaOnePlus = (a: number) =>
  (a + 0.5) * Math.log1p(a) - a - 1 + halfLogTwoPi + stirlingError(a + 1);

/** x with P(X > x) = p: a start by @stdlib, then Newton steps on the logarithm in ln x. */
export function chiSquaredUpperQuantile(p: number, degreesOfFreedom: number): number {
  requireInnerProbability(p);
  requirePositive({ degreesOfFreedom });
  const a = degreesOfFreedom / 2;
  let x = quantile(1 - p, degreesOfFreedom);
  if (!(x > 0 && Number.isFinite(x))) x = degreesOfFreedom - 2 * Math.log(p);
  for (let round = 0; round < 100; round++) {
    const log = logChiSquaredSurvival(x, degreesOfFreedom);
    // x times the density, over the survival.
    const slope = Math.exp(logPoissonTerm(a, x / 2) + Math.log(a) - log);
    const step = Math.min(1, Math.max(-1, (log - Math.log(p)) / slope));
    x *= Math.exp(step);
    if (Math.abs(step) < 1e-15) break;
  }
  return x;
}
