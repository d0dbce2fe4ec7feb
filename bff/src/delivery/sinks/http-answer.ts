import { retryAfterMs } from './marketing-core/retry-after';
import type { SinkAnswer, Verdict } from './sink-definition';

/** Too early, too many, too slow: the row is not at fault. */
const laterStatuses = new Set([408, 425, 429]);
/** These speak of the address, the authorisation or a door that was closed: every row would get them. */
const accountStatuses = new Set([401, 403, 404, 405, 407, 410]);

/**
 * What the status line alone says, for platforms whose success stands in the body: null for 2xx, whose body has
 * to be read.
 */
export function verdictOfStatus(answer: SinkAnswer): Verdict | null {
  const { status } = answer;
  const cause = `http_${Number.isInteger(status) && status >= 0 && status <= 999 ? status : 'nonsense'}`;
  if (status >= 200 && status < 300) return null;
  if (laterStatuses.has(status) || (status >= 500 && status < 600)) {
    return { verdict: 'later', cause, ...pauseOf(answer) };
  }
  // Nobody follows a redirect with a click id in hand: the address in the settings is an old one.
  if (accountStatuses.has(status) || (status >= 300 && status < 400)) {
    return { verdict: 'account_at_fault', cause, ...pauseOf(answer) };
  }
  if (status >= 400 && status < 500) return { verdict: 'rejected', cause };
  return { verdict: 'unknown', cause };
}

/** The pause that an answer asks for; a date in it is compared with the time of the same answer, not with ours. */
export function pauseOf(answer: SinkAnswer): { retryAfterMs?: number } {
  const answeredAt = new Date(Date.parse(answer.headers['date'] ?? ''));
  const pauseMs = retryAfterMs(answer.headers['retry-after'] ?? null, answeredAt);
  return pauseMs === null ? {} : { retryAfterMs: pauseMs };
}

/** The body as an object, or null when it is none. */
export function jsonObjectOf(answer: SinkAnswer): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(answer.body);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** A response code as a cause: `code_40001`, `code_minus_1`. */
export function causeOfCode(word: string, code: number): string {
  return `${word}_${code < 0 ? 'minus_' : ''}${Math.abs(code)}`;
}
