import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Webhook } from 'standardwebhooks';
import { CoreProblem } from './problem';

// Longer than a timestamp is good for, so that an id cannot be used again while its signature still holds.
const idMemoryMs = 15 * 60_000;

/** Lets through only what carries the token, a true signature over the very bytes, and an id not seen before. */
export function createGate({
  token,
  signingSecret,
}: {
  token: string;
  signingSecret: string;
}): RequestHandler {
  const verifier = new Webhook(signingSecret);
  const seenAtMs = new Map<string, number>();

  return (request, _response, next) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
      throw new CoreProblem(401, 'token_wrong');
    }
    if (!isSigned(verifier, request.body, request.headers)) throw new CoreProblem(401, 'signature_wrong');
    const requestId = String(request.headers['webhook-id']);
    forgetOld(seenAtMs);
    if (seenAtMs.has(requestId)) throw new CoreProblem(401, 'request_id_seen');
    seenAtMs.set(requestId, Date.now());
    next();
  };
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function isSigned(verifier: Webhook, body: unknown, headers: NodeJS.Dict<string | string[]>): boolean {
  try {
    const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    verifier.verify(rawBody, headers as Record<string, string>, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function forgetOld(seenAtMs: Map<string, number>): void {
  const oldestMs = Date.now() - idMemoryMs;
  for (const [id, atMs] of seenAtMs) {
    if (atMs >= oldestMs) return;
    seenAtMs.delete(id);
  }
}
