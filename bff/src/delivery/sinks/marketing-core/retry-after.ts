const longestPauseMs = 3_600_000;

/** A Retry-After header in milliseconds from now: seconds or an HTTP date. Null when absent or nonsense. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const pauseMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return Number.isNaN(pauseMs) ? null : Math.min(longestPauseMs, Math.max(0, pauseMs));
}
