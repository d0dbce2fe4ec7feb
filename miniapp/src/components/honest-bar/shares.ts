/** The shares of a whole in percent, to a tenth, adding up to 100; nothing at all when there is nothing to share. */
export function shares(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return parts.map(() => 0);
  const tenths = parts.map((part) => Math.round((part / whole) * 1_000));
  const left = 1_000 - tenths.reduce((sum, part) => sum + part, 0);
  // What rounding left over goes to the largest part, where it is seen least.
  const largest = parts.indexOf(Math.max(...parts));
  return tenths.map((part, place) => (place === largest ? part + left : part) / 10);
}
