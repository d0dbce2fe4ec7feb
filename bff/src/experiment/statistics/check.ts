import { cannot, type Cannot } from './cannot';
import { type Effect } from './effect';

export const notFinite = (...values: readonly number[]): Cannot | null =>
  values.every(Number.isFinite) ? null : cannot('not_a_finite_number');

/** Strictly between 0 and 1, and no smaller than a quantile can answer: an alpha, a power, a share. */
export const notInside = (...shares: readonly number[]): Cannot | null =>
  shares.every((share) => share >= leastShare && share < 1) ? null : cannot('out_of_range');

const leastShare = 1e-300;

export const notAbove = (limit: number, ...values: readonly number[]): Cannot | null =>
  values.every((value) => value > limit && value < Infinity) ? null : cannot('out_of_range');

export const notCounts = (...counts: readonly number[]): Cannot | null =>
  counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? null : cannot('impossible_counts');

/** Two means have one degree of freedom at least; anything below this is no estimate of a variance. */
const leastDegreesOfFreedom = 0.01;

/** An effect whose standard error a test can divide by. */
export function notTestable(effect: Effect): Cannot | null {
  const numbers = notFinite(
    effect.estimate,
    effect.standardError,
    effect.degreesOfFreedom ?? 1,
    effect.units,
  );
  if (numbers) return numbers;
  if (effect.standardError === 0) return cannot('no_variance');
  if (effect.standardError < 0) return cannot('impossible_moments');
  return (effect.degreesOfFreedom ?? 1) >= leastDegreesOfFreedom ? null : cannot('out_of_range');
}
