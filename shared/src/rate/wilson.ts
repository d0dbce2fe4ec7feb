/** A share of people with the range that a repetition would fall into 95 times of 100. */
export interface Rate {
  reached: number;
  base: number;
  share: number;
  low: number;
  high: number;
}

const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval: it stays inside 0 and 1 and is honest for small groups and for shares near the ends.
 * Null when nobody could have reached it.
 */
export function wilsonRate(reached: number, base: number): Rate | null {
  if (base <= 0) return null;
  const share = reached / base;
  const shrink = 1 + Z_95 ** 2 / base;
  const centre = (share + Z_95 ** 2 / (2 * base)) / shrink;
  const half = (Z_95 / shrink) * Math.sqrt((share * (1 - share)) / base + Z_95 ** 2 / (4 * base ** 2));
  const low = reached === 0 ? 0 : Math.max(0, centre - half);
  const high = reached === base ? 1 : Math.min(1, centre + half);
  return { reached, base, share, low, high };
}
