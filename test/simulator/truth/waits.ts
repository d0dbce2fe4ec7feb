import { type Journey, steps } from './journeys';

/** Along the steps: median and P90 of the time from the step before, in tenths of a millisecond; null where nobody came. */
export type Waits = ([medianTenths: number, p90Tenths: number] | null)[];

export const waitsOf = (journeys: readonly Journey[]): Waits =>
  steps.map((_, step) => {
    if (step === 0) return null;
    const waitsMs = journeys
      .filter(({ depth }) => depth > step)
      .map(({ atMs }) => Math.max(0, atMs[step]! - atMs[step - 1]!))
      .sort((one, other) => one - other);
    return waitsMs.length === 0 ? null : [tenthsAt(waitsMs, 5), tenthsAt(waitsMs, 9)];
  });

/**
 * The value at so many tenths of the way through, in proportion between the two that stand around the place. Waits are
 * whole milliseconds and the place is a whole number of tenths, so the tenth of a millisecond is exact.
 */
function tenthsAt(sortedMs: readonly number[], tenths: number): number {
  const place = (sortedMs.length - 1) * tenths;
  const below = sortedMs[Math.floor(place / 10)]!;
  const above = sortedMs[Math.ceil(place / 10)]!;
  return below * 10 + (above - below) * (place % 10);
}
