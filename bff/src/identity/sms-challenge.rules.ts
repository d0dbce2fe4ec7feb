/** The rules of a one-time code: who may ask how often, how long it lives, how often it may be tried. */
export const smsRules = {
  codeDigits: 6,
  codeLifeMs: 5 * 60_000,
  maxWrongTries: 5,
  resendAfterMs: 60_000,
  capWindowMs: 24 * 60 * 60_000,
  maxPerPhone: 10,
  maxPerDevice: 10,
  maxPerAddress: 100,
} as const;

export interface SentCounts {
  byPhone: number;
  byDevice: number;
  byAddress: number;
  lastSentAt: Date | null;
}

export type SendVerdict =
  | { allowed: true }
  | { allowed: false; code: 'code_too_soon'; waitSeconds: number }
  | { allowed: false; code: 'code_cap_reached' };

/** The wait is told before the caps: a person who taps twice has done nothing wrong. */
export function maySendCode(
  counts: SentCounts,
  now: Date,
  limits: { maxPerAddress: number } = smsRules,
): SendVerdict {
  const sinceLastMs = counts.lastSentAt ? now.getTime() - counts.lastSentAt.getTime() : Infinity;
  if (sinceLastMs < smsRules.resendAfterMs) {
    return {
      allowed: false,
      code: 'code_too_soon',
      waitSeconds: Math.ceil((smsRules.resendAfterMs - sinceLastMs) / 1000),
    };
  }
  const capReached =
    counts.byPhone >= smsRules.maxPerPhone ||
    counts.byDevice >= smsRules.maxPerDevice ||
    counts.byAddress >= limits.maxPerAddress;
  return capReached ? { allowed: false, code: 'code_cap_reached' } : { allowed: true };
}

export interface Challenge {
  expiresAt: Date;
  wrongTries: number;
  usedAt: Date | null;
}

export type TryVerdict =
  { verdict: 'right' } | { verdict: 'expired' } | { verdict: 'wrong'; triesLeft: number };

/** A used, old or exhausted code is expired, whether it was right or not: nothing is told to someone guessing. */
export function judgeTry(challenge: Challenge, matches: boolean, now: Date): TryVerdict {
  const open =
    challenge.usedAt === null && now < challenge.expiresAt && challenge.wrongTries < smsRules.maxWrongTries;
  if (!open) return { verdict: 'expired' };
  return matches
    ? { verdict: 'right' }
    : { verdict: 'wrong', triesLeft: smsRules.maxWrongTries - challenge.wrongTries - 1 };
}
