import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireFinite, requireInnerProbability, requirePositive } from './require-finite';
import { logBeta } from './stirling';

/** A place on (0, 1) by the logarithms of x and of 1 - x, so that neither end loses its digits. */
export interface LogPlace {
  logX: number;
  logY: number;
}

const safeBelow = 1e-290;

/** I_x(a, b) = P(X <= x) for X ~ Beta(a, b), a and b > 0. */
export function betaCdf(x: number, a: number, b: number): number {
  requireFinite({ x });
  requirePositive({ a, b });
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return betainc(x, a, b, true, false);
}

/** P(X > x). */
export function betaSurvival(x: number, a: number, b: number): number {
  requireFinite({ x });
  requirePositive({ a, b });
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  return betainc(x, a, b, true, true);
}

/**
 * ln I_x(a, b), also where the probability is below 1e-308: by @stdlib in the body, by the continued fraction
 * x^a y^b / (a B(a, b)) / (1 + d1 / (1 + d2 / (1 + ...))) in the tail. M. Abramowitz and I. Stegun (1964), 26.5.8;
 * evaluated by W. J. Lentz (1976). Near x = 1 it is zero to the last digit of the probability and no further.
 */
export function logBetaCdf({ logX, logY }: LogPlace, a: number, b: number): number {
  requirePositive({ a, b });
  const x = Math.exp(logX);
  const y = Math.exp(logY);
  if (y === 0) return 0;
  const value = x < 0.5 ? (x === 0 ? 0 : betainc(x, a, b, true, false)) : betainc(y, b, a, true, true);
  if (value > safeBelow) return Math.log(value);
  return a * logX + b * logY - logBeta(a, b) - Math.log(a) - Math.log(continuedFraction(x, a, b));
}

/** ln P(X > x). */
export const logBetaSurvival = ({ logX, logY }: LogPlace, a: number, b: number): number =>
  logBetaCdf({ logX: logY, logY: logX }, b, a);

const mostRounds = 100_000;

function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let c = 1;
  let d = 0;
  for (let round = 1; round < mostRounds; round++) {
    const m = Math.floor(round / 2);
    const numerator =
      round % 2 === 0
        ? (m * (b - m) * x) / ((a + round - 1) * (a + round))
        : (-(a + m) * (a + b + m) * x) / ((a + round - 1) * (a + round));
    d = 1 / (1 + numerator * d);
    c = 1 + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

/** ln of the density of Beta(a, b). */
export function logBetaDensity({ logX, logY }: LogPlace, a: number, b: number): number {
  return (a - 1) * logX + (b - 1) * logY - logBeta(a, b);
}

/**
 * x with P(X <= x) = p, 0 < p < 1: a start by @stdlib, then Newton steps in the log odds of x, on the smaller tail.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireInnerProbability(p);
  requirePositive({ a, b });
  let x = quantile(p, a, b);
  if (!(x > 0 && x < 1)) return Math.min(1, Math.max(0, x));
  for (let round = 0; round < 20; round++) {
    const lower = betaCdf(x, a, b);
    const upper = betaSurvival(x, a, b);
    const [logX, logY] = [Math.log(x), Math.log1p(-x)];
    // Of the log odds.
    const density = Math.exp(logBetaDensity({ logX, logY }, a, b) + logX + logY);
    if (!(lower > 0 && upper > 0 && density > 0)) break;
    const step =
      lower < upper ? (Math.log(p / lower) * lower) / density : (Math.log(upper / (1 - p)) * upper) / density;
    const odds = (x / (1 - x)) * Math.exp(Math.min(2, Math.max(-2, step)));
    x = odds / (1 + odds);
    if (Math.abs(step) < 2e-15) break;
  }
  return x;
}
