import type { SinkAnswer } from '../../sink';
import { retryAfterMs } from './retry-after';

/** Too early, too many, too slow: the facts are not at fault. */
const laterStatuses = new Set([408, 425, 429]);
/**
 * These speak of the address, the signature or a receiver that was switched off. Calling every fact poison
 * because a secret was mistyped would park everybody, so the facts wait until somebody mends it.
 */
const ourFaultStatuses = new Set([401, 403, 404, 405, 407, 410]);
const switchedOffPauseMs = 3_600_000;

/** What one HTTP answer of the marketing core means for the batch. */
export function answerOf(status: number, retryAfter: string | null, now: Date): SinkAnswer {
  if (status >= 200 && status < 300) return { verdict: 'accepted', httpStatus: status };
  const cause = `http_${status}`;
  if (status === 410) {
    return { verdict: 'later', cause, httpStatus: status, retryAfterMs: switchedOffPauseMs };
  }
  const refusesTheFacts =
    status >= 400 && status < 500 && !laterStatuses.has(status) && !ourFaultStatuses.has(status);
  if (refusesTheFacts) return { verdict: 'never', cause, httpStatus: status };
  const pauseMs = retryAfterMs(retryAfter, now);
  return {
    verdict: 'later',
    cause,
    httpStatus: status,
    ...(pauseMs === null ? {} : { retryAfterMs: pauseMs }),
  };
}
