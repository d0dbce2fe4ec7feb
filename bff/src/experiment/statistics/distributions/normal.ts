import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import { productRemainder } from './exact-arithmetic';
import { requireFinite, requireInnerProbability } from './require-finite';
import { halfLogTwoPi } from './stirling';

/** φ(z). */
export function normalDensity(z: number): number {
  return Math.exp(-halfLogTwoPi - (z * z) / 2);
}

/** Φ(z) = P(Z <= z). */
export const normalCdf = (z: number): number => normalSurvival(-z);

/**
 * P(Z > z) = erfc(z / √2) / 2, from the side that keeps its digits: at z = 37 it is 5.7e-300 and not 0.
 * W. J. Cody (1969), "Rational Chebyshev approximations for the error function", by @stdlib.
 */
export function normalSurvival(z: number): number {
  if (!Number.isFinite(z)) requireFinite({ z });
  const root = z / Math.SQRT2;
  // The rounding of z / √2 costs z² units in the last place of the tail: it is known, so it is put back.
  const lost = Math.abs(z) < 1 || Math.abs(z) > 38 ? 0 : z * z * 0.5 - root * root + tinyRemainder(z, root);
  return z < 0 ? 1 - erfc(-root) / 2 : (erfc(root) / 2) * Math.exp(-lost);
}

const tinyRemainder = (z: number, root: number) => productRemainder(z, z) / 2 - productRemainder(root, root);

/** From here on the divergent series of the tail is exact to a double after a few terms. */
const asymptoticFrom = 12;

/** ln P(Z > z), for any finite z: ln survival = -z²/2 - ln(z √(2π)) + ln(1 - 1/z² + 3/z⁴ - 15/z⁶ ...) in the tail. */
export function logNormalSurvival(z: number): number {
  if (z < asymptoticFrom) {
    if (z > 0) return Math.log(normalSurvival(z));
    return Math.log1p(-normalSurvival(-z));
  }
  requireFinite({ z });
  return -z * (z / 2) - halfLogTwoPi - Math.log(z) + Math.log1p(-millsRemainder(z));
}

/**
 * 1 - z P(Z > z) / φ(z), what Mills' ratio lacks of 1/z; for z >= 12 by its asymptotic series.
 * M. Abramowitz and I. Stegun (1964), 26.2.12.
 */
export function millsRemainder(z: number): number {
  if (z < asymptoticFrom) return 1 - (z * normalSurvival(z)) / normalDensity(z);
  const inverse = 1 / z / z;
  let term = inverse;
  let sum = term;
  for (let j = 3; j < 60; j += 2) {
    const next = -term * j * inverse;
    if (Math.abs(next) >= Math.abs(term) || sum + next === sum) break;
    term = next;
    sum += term;
  }
  return sum;
}

/** z with P(Z <= z) = p, 0 < p < 1. */
export const normalQuantile = (p: number): number => -normalUpperQuantile(p);

/**
 * z with P(Z > z) = p, 0 < p < 1: @stdlib's inverse of erfc, which is good to 4e-7 in the tails, then Newton steps
 * on the logarithm of the survival, down to the last digits also at p = 1e-300.
 */
export function normalUpperQuantile(p: number): number {
  requireInnerProbability(p);
  if (p === 0.5) return 0;
  // 1 - p is exact for p above a half.
  if (p > 0.5) return -normalUpperQuantile(1 - p);
  let z = Math.SQRT2 * erfcinv(2 * p);
  for (let round = 0; round < 3; round++) {
    const hazard = normalDensity(z) / normalSurvival(z);
    const step =
      p > 0.1 ? (normalSurvival(z) - p) / normalDensity(z) : (logNormalSurvival(z) - Math.log(p)) / hazard;
    z += step;
    if (Math.abs(step) < 1e-15 * z) break;
  }
  return z;
}
