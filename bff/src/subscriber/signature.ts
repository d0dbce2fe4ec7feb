import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { CoreProblem } from './problem';

const toleranceMs = 5 * 60_000;
const idPattern = /^[A-Za-z0-9_.:-]{8,128}$/;

export interface SignedMessage {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * The id of a message that one of the secrets signed just now (Standard Webhooks 1.0). Throws `signature_invalid`
 * or `timestamp_outside`; that the id is used once is for the caller to see to.
 */
export function verifiedMessageId(message: SignedMessage, secrets: readonly string[], now: Date): string {
  const id = headerOf(message, 'webhook-id');
  const timestamp = headerOf(message, 'webhook-timestamp');
  if (!idPattern.test(id) || !/^\d{1,12}$/.test(timestamp)) throw new CoreProblem('signature_invalid');
  const signedAt = new Date(Number(timestamp) * 1_000);
  const given = headerOf(message, 'webhook-signature').split(' ').slice(0, 8);
  const text = message.body.toString('utf8');
  const holds = secrets.some((secret) => {
    const wanted = new Webhook(secret).sign(id, signedAt, text);
    return given.some((signature) => isSameText(signature, wanted));
  });
  if (!holds) throw new CoreProblem('signature_invalid');
  if (Math.abs(signedAt.getTime() - now.getTime()) > toleranceMs) throw new CoreProblem('timestamp_outside');
  return id;
}

/** How long an id has to be remembered: no signature that is older is taken. */
export const messageMemoryMs = 2 * toleranceMs + 60_000;

const headerOf = ({ headers }: SignedMessage, name: string) => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
