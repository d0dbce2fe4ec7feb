export const firstDelayMs = 250;
export const longestDelayMs = 3_600_000;

/**
 * Exponential with full jitter: many lanes that failed together do not come back together. A receiver that
 * named a time is not asked before it; both end at the same cap.
 */
export function delayAfterFailureMs(failures: number, random: number, retryAfterMs = 0): number {
  const ceilingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 30));
  return Math.min(longestDelayMs, Math.max(retryAfterMs, Math.round(random * ceilingMs)));
}
