import { createHmac, timingSafeEqual } from 'node:crypto';

/** Proves the secret without showing it: base64 of HMAC-SHA256 over the challenge, with the secret's bytes. */
export function challengeSignature(secret: string, challenge: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(challenge, 'utf8').digest('base64');
}

export function isChallengeAnswered(
  secrets: readonly string[],
  challenge: string,
  answered: { challenge: string; signature: string },
): boolean {
  const given = Buffer.from(answered.signature, 'utf8');
  const proves = secrets.some((secret) => {
    const wanted = Buffer.from(challengeSignature(secret, challenge), 'utf8');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return proves && answered.challenge === challenge;
}
