import { type Answer, type Cannot, cannot } from '../cannot';

export interface AdjustedPValues {
  /** In the order they were given. */
  adjusted: readonly number[];
}

/**
 * Holm's step-down p-values, which keep the chance of any false alarm among m tests, however they depend: running
 * maximum of (m - i + 1) p_(i), cut at 1. S. Holm (1979), "A simple sequentially rejective multiple test
 * procedure".
 */
export function holm(pValues: readonly number[]): Answer<AdjustedPValues> {
  const wrong = notPValues(pValues);
  if (wrong) return wrong;
  const adjusted = Array.from(pValues);
  let most = 0;
  ascending(pValues).forEach((index, rank) => {
    most = Math.max(most, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = most;
  });
  return { adjusted };
}

/**
 * Benjamini-Hochberg p-values, which keep the share of false alarms among alarms, for independent or positively
 * dependent tests: running minimum from the top of p_(i) m / i, cut at 1. Y. Benjamini and Y. Hochberg (1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): Answer<AdjustedPValues> {
  const wrong = notPValues(pValues);
  if (wrong) return wrong;
  const adjusted = Array.from(pValues);
  const order = ascending(pValues);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1]!;
    least = Math.min(least, pValues[index]! * (order.length / rank));
    adjusted[index] = least;
  }
  return { adjusted };
}

function notPValues(pValues: readonly number[]): Cannot | null {
  if (pValues.length === 0) return cannot('nothing_to_combine');
  return pValues.every((p) => p >= 0 && p <= 1) ? null : cannot('out_of_range');
}

const ascending = (pValues: readonly number[]) =>
  pValues.map((_, index) => index).sort((one, other) => pValues[one]! - pValues[other]!);
