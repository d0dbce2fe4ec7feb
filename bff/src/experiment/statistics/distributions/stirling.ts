import gammaln from '@stdlib/math-base-special-gammaln';

export const halfLogTwoPi = 0.9189385332046728;

const seriesFrom = 16;

/**
 * What Stirling's formula leaves out: ln Γ(x) - [(x - 1/2) ln x - x + ln(2π)/2], for x > 0.
 * Differences of ln Γ at counts of millions keep their digits only through it.
 * C. Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
export function stirlingError(x: number): number {
  if (x < seriesFrom) {
    if (x < 1) return gammaln(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;
    // Stepping up keeps the absolute error near one unit in the last place; ln Γ - Stirling would not.
    return stirlingError(x + 1) + (x + 0.5) * Math.log1p(1 / x) - 1;
  }
  const s = 1 / (x * x);
  return (
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360 + (s * s) / 156))))) /
    x
  );
}

/**
 * Deviance part x ln(x / m) + m - x, without cancellation where x is near m; x >= 0, m > 0. C. Loader (2000).
 */
export function deviancePart(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  const v = difference / (x + m);
  if (Math.abs(v) >= 0.1) return x * Math.log(x / m) - difference;
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 3; j < 60; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const sum = small + large;
  const correction = stirlingError(small) + stirlingError(large) - stirlingError(sum);
  return (
    halfLogTwoPi -
    0.5 * Math.log(small) +
    small * Math.log(small / sum) -
    (large - 0.5) * Math.log1p(small / large) +
    correction
  );
}
