export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const beijingOffsetMs = 8 * hourMs;
export const midnightAfter = (atMs: number): number =>
  (Math.floor((atMs + beijingOffsetMs) / dayMs) + 1) * dayMs - beijingOffsetMs;

/** The stand-in lender answers on the day it is asked, as long before midnight as there is time. */
export function beforeMidnight(askedMs: number, waitMs: number): number {
  const left = midnightAfter(askedMs) - askedMs;
  return askedMs + Math.max(1, Math.min(waitMs, Math.floor(left / 2)));
}
