/** Between the two values that stand around the place, in proportion; null where there are none. */
export function quantileOf(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** Floating point is not told apart beyond a millionth. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;
