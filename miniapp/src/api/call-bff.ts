import { NetworkError, request } from '../host';
import { ApiError, apiErrorOf } from './api-error';
import { readAnswer } from './read-answer';
import { renewSession, sessionToken } from './session-token';

export interface Call {
  path: string;
  type: 'query' | 'mutation' | 'subscription';
  input: unknown;
}

const callTimeoutMs = 15_000;

/** The one call that must not wait for a session. */
const opening = 'session.open';

/**
 * One call with at most one repeat of each kind: after a network failure, when repeating is safe, and after the
 * session was found gone, once it is open again. Error: `ApiError`.
 */
export async function callBff(call: Call): Promise<unknown> {
  try {
    return await exchangeTwice(call);
  } catch (thrown) {
    const error = apiErrorOf(thrown);
    const hasLostSession = error.code === 'session_expired' || error.code === 'session_missing';
    if (!hasLostSession || call.path === opening || !(await renewSession())) throw error;
    return exchangeTwice(call);
  }
}

async function exchangeTwice(call: Call): Promise<unknown> {
  try {
    return await exchange(call);
  } catch (thrown) {
    if (apiErrorOf(thrown).code !== 'offline' || !isSafeToRepeat(call)) throw thrown;
    return exchange(call);
  }
}

/** A question, or a deed with a key: the second of it gets the first one's answer. */
export function isSafeToRepeat({ type, input }: Call): boolean {
  const key = (input as { idempotencyKey?: unknown } | null | undefined)?.idempotencyKey;
  return type === 'query' || typeof key === 'string';
}

// Questions travel by POST as well: what a person typed has no place in an address.
async function exchange({ path, input }: Call): Promise<unknown> {
  const token = sessionToken();
  const answer = await request({
    url: `${LOUDOU_API_BASE}/trpc/${path}`,
    method: 'POST',
    header: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(input ?? {}),
    timeoutMs: callTimeoutMs,
  }).catch((failure: unknown) => {
    throw failure instanceof NetworkError ? new ApiError('offline') : failure;
  });
  return readAnswer(answer);
}
