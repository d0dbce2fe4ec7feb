import { type Answer, cannot, finite } from '../cannot';
import { notCounts, notFinite } from '../check';
import { differenceOfProducts } from '../distributions/exact-arithmetic';

/**
 * Means and covariances of d values of one unit, over the units of an arm: everything our methods need to know of it.
 * Covariances divide by units - 1; with a single unit they are 0.
 */
export interface Moments {
  units: number;
  /** Length d. */
  means: readonly number[];
  /** d rows of d. */
  covariances: readonly (readonly number[])[];
}

/** Σ x_i and Σ x_i x_j over units, as a database adds them up. */
export interface Sums {
  units: number;
  sums: readonly number[];
  /** d rows of d; the diagonal has the sums of squares. Only the upper triangle is read. */
  products: readonly (readonly number[])[];
}

/**
 * Moments from plain sums: cov = (n Σxy - Σx Σy) / (n (n - 1)), the difference taken exactly, so sums that are
 * exact (counts, fen) give exact variances. What rounding in the sums themselves lost cannot be found again; a
 * variance that it pushed below zero is zero.
 */
export function momentsFromSums({ units, sums, products }: Sums): Answer<Moments> {
  const wrong = notCounts(units) ?? notFinite(...sums, ...products.flat());
  if (wrong) return wrong;
  if (units < 1) return cannot('too_few_units');
  const covariance = (i: number, j: number) =>
    units === 1 ? 0 : differenceOfProducts(units, products[i]![j]!, sums[i]!, sums[j]!) / units / (units - 1);
  const covariances = square(sums.length, (i, j) =>
    i === j ? Math.max(0, covariance(i, i)) : covariance(Math.min(i, j), Math.max(i, j)),
  );
  return finite({ units, means: sums.map((sum) => sum / units), covariances });
}

/**
 * Moments from the units themselves, one row of d values each, in one pass. B. P. Welford (1962). Taken from the
 * first unit's place, so that values far from zero and near each other keep the digits of their differences.
 */
export function momentsOf(rows: Iterable<readonly number[]>): Answer<Moments> {
  let units = 0;
  let means: number[] = [];
  let deviations: number[][] = [];
  let first: readonly number[] = [];
  for (const row of rows) {
    if (units === 0) {
      first = row;
      means = row.map(() => 0);
      deviations = square(row.length, () => 0);
    }
    units++;
    const moved = row.map((value, i) => value - first[i]!);
    const before = moved.map((value, i) => value - means[i]!);
    means = means.map((mean, i) => mean + before[i]! / units);
    for (let i = 0; i < row.length; i++) {
      for (let j = 0; j < row.length; j++) deviations[i]![j]! += before[i]! * (moved[j]! - means[j]!);
    }
  }
  if (units === 0) return cannot('too_few_units');
  return finite({
    units,
    means: means.map((mean, i) => first[i]! + mean),
    covariances: square(means.length, (i, j) =>
      units === 1 ? 0 : (deviations[i]![j]! + deviations[j]![i]!) / 2 / (units - 1),
    ),
  });
}

/**
 * Both groups as one: M = M_a + M_b + δ_i δ_j n_a n_b / n. T. F. Chan, G. H. Golub and R. J. LeVeque (1979),
 * "Updating formulae and a pairwise algorithm for computing sample variances".
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.units === 0) return b;
  if (b.units === 0) return a;
  const units = a.units + b.units;
  const share = b.units / units;
  const distance = a.means.map((mean, i) => b.means[i]! - mean);
  return {
    units,
    means: a.means.map((mean, i) => mean + distance[i]! * share),
    covariances: square(
      a.means.length,
      (i, j) =>
        (a.covariances[i]![j]! * (a.units - 1) +
          b.covariances[i]![j]! * (b.units - 1) +
          distance[i]! * distance[j]! * a.units * share) /
        (units - 1),
    ),
  };
}

/** Var(Σ w_i x_i) = w' Σ w. */
export const varianceOf = (moments: Moments, weights: readonly number[]): number =>
  covarianceOf(moments, weights, weights);

/** Cov(Σ v_i x_i, Σ w_j x_j). */
export function covarianceOf(moments: Moments, v: readonly number[], w: readonly number[]): number {
  let sum = 0;
  moments.covariances.forEach((row, i) => row.forEach((value, j) => (sum += v[i]! * w[j]! * value)));
  return sum;
}

const square = (size: number, value: (i: number, j: number) => number) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => value(i, j)));
