import type { SinkAnswer, Verdict } from '../sink-definition';
import { retryAfterMs } from './retry-after';

/** Too early, too many, too slow: the facts are not at fault. */
const laterStatuses = new Set([408, 425, 429]);

/**
 * These speak of the address, the signature or a receiver that was switched off. Calling every fact poison
 * because a secret was mistyped would park everybody, so the facts wait until somebody mends it.
 */
const ourFaultStatuses = new Set([401, 403, 404, 405, 407, 410]);
const switchedOffPauseMs = 3_600_000;

/** What one HTTP answer of the marketing core means for every event of the batch. */
export function readAnswer({ status, headers }: Pick<SinkAnswer, 'status' | 'headers'>, now: Date): Verdict {
  if (status >= 200 && status < 300) return { verdict: 'accepted' };
  const cause = `http_${status}`;
  if (ourFaultStatuses.has(status)) {
    return {
      verdict: 'account_at_fault',
      cause,
      ...(status === 410 ? { retryAfterMs: switchedOffPauseMs } : {}),
    };
  }
  if (status >= 400 && status < 500 && !laterStatuses.has(status)) return { verdict: 'refused_batch', cause };
  const pauseMs = retryAfterMs(headers['retry-after'] ?? null, now);
  return { verdict: 'later', cause, ...(pauseMs === null ? {} : { retryAfterMs: pauseMs }) };
}
