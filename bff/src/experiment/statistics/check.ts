import { cannot, type Cannot } from './cannot';
import { type Effect } from './effect';

/** The first thing wrong with what a method was given, or null. */
export const firstOf = (...checks: readonly (Cannot | null)[]): Cannot | null =>
  checks.find((check) => check !== null) ?? null;

export const notFinite = (...values: readonly number[]): Cannot | null =>
  values.every(Number.isFinite) ? null : cannot('not_a_finite_number');

/** Strictly between 0 and 1: an alpha, a power, a share. */
export const notInside = (...shares: readonly number[]): Cannot | null =>
  shares.every((share) => share > 0 && share < 1) ? null : cannot('out_of_range');

export const notAbove = (limit: number, ...values: readonly number[]): Cannot | null =>
  values.every((value) => value > limit && value < Infinity) ? null : cannot('out_of_range');

export const notCounts = (...counts: readonly number[]): Cannot | null =>
  counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? null : cannot('impossible_counts');

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
  return effect.standardError > 0 && (effect.degreesOfFreedom ?? 1) > 0 ? null : cannot('impossible_moments');
}
