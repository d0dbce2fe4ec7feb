import type { Rate } from '../api/types';

const Z_95 = 1.959963984540054;

/** Wilson's score interval, as the server reckons it, for sums that only the page makes. */
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
