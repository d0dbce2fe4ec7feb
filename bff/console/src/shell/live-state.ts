export const STALE_AFTER_MS = 60_000;

/** Whether what stands on the page is as new as it looks. */
export function liveState({
  answeredAtMs,
  nowMs,
}: {
  answeredAtMs: number;
  nowMs: number;
}): 'waiting' | 'fresh' | 'stale' {
  if (answeredAtMs === 0) return 'waiting';
  return nowMs - answeredAtMs > STALE_AFTER_MS ? 'stale' : 'fresh';
}
