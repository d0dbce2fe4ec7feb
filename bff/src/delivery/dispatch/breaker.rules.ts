export interface Health {
  breaker: 'closed' | 'open' | 'half_open';
  /** Failures in a row while closed; openings in a row otherwise. */
  failures: number;
  cause: string | null;
  changedAt: Date;
  /** When one attempt may be made again. */
  retryAt: Date | null;
}

/** Failures in a row after which the receiver counts as down rather than one row as unlucky. */
export const failuresToOpen = 5;
const firstPauseMs = 250;
/** Where a lost answer can be asked again, probing costs nothing; elsewhere each probe leaves a row unknown. */
export const longestPauseMs = { dropsRepeats: 60_000, keepsRepeats: 300_000 } as const;
/** A named pause is kept up to this. */
const longestNamedPauseMs = 3_600_000;

export interface Failure {
  cause: string;
  retryAfterMs?: number;
  /** The account itself is at fault, or the receiver named a pause: no need to try more rows to know. */
  certain: boolean;
  accountAtFault: boolean;
}

export function afterFailure(
  health: Health,
  failure: Failure,
  context: { now: Date; random: number; longestPauseMs: number },
): Health {
  const { now } = context;
  const failures = health.failures + 1;
  const opens = health.breaker !== 'closed' || failure.certain || failures >= failuresToOpen;
  if (!opens) return { ...health, failures, cause: failure.cause };
  const openings = health.breaker === 'closed' ? 1 : failures;
  const ceilingMs = Math.min(context.longestPauseMs, firstPauseMs * 2 ** Math.min(openings, 20));
  const pauseMs = Math.max(
    ceilingMs / 2 + (context.random * ceilingMs) / 2,
    Math.min(failure.retryAfterMs ?? 0, longestNamedPauseMs),
  );
  return {
    breaker: 'open',
    failures: openings,
    cause: failure.cause,
    changedAt: health.breaker === 'closed' ? now : health.changedAt,
    retryAt: new Date(now.getTime() + pauseMs),
  };
}

export const afterSuccess = (now: Date): Health => ({
  breaker: 'closed',
  failures: 0,
  cause: null,
  changedAt: now,
  retryAt: null,
});
