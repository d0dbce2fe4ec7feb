import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Id } from '@loudou/shared/ids';
import { type SmsSender, SmsRefused } from '../hosts';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { VisitorContext } from '../platform/trpc';
import { judgeTry, maySendCode, smsRules } from './sms-challenge.rules';
import {
  countSent,
  countWrongTry,
  lockChallenge,
  lockNumber,
  markUsed,
  replaceChallenge,
} from './sms-challenge.store';

export interface SmsSettings {
  sender: SmsSender;
  maxPerAddress: number;
}

export interface CodeSent {
  challengeId: Id<'challenge'>;
  resendAfterSeconds: number;
  expiresAt: string;
}

type Prepared =
  | { refused: false; sent: CodeSent }
  | { refused: true; code: 'code_too_soon' | 'code_cap_reached'; waitSeconds: number | null };

/**
 * Makes a code, keeps its hash, hands it to the vendor. The answer is the same for known and unknown numbers.
 * Errors: `code_too_soon` (details.waitSeconds), `code_cap_reached`, `sms_not_sent`.
 */
export async function sendCode(
  context: VisitorContext,
  sms: SmsSettings,
  input: { phone: string; idempotencyKey: string },
): Promise<CodeSent> {
  const code = String(randomInt(10 ** smsRules.codeDigits)).padStart(smsRules.codeDigits, '0');
  let fresh = false;
  const intent = {
    owner: context.session.sessionId,
    operation: 'sendCode',
    key: input.idempotencyKey,
    input: context.vault.lookup('phone', input.phone).toString('hex'),
  };
  const prepared = await once<Prepared>(context.db, context.clock.now(), intent, (tx) => {
    fresh = true;
    return prepareChallenge(context, tx, sms, { phone: input.phone, code });
  });
  if (prepared.refused) {
    throw new AppError(prepared.code, {
      details: prepared.waitSeconds === null ? undefined : { waitSeconds: prepared.waitSeconds },
    });
  }
  if (fresh)
    await handToVendor(context, sms.sender, {
      phone: input.phone,
      code,
      challengeId: prepared.sent.challengeId,
    });
  return prepared.sent;
}

async function prepareChallenge(
  context: VisitorContext,
  tx: Queryable,
  sms: SmsSettings,
  message: { phone: string; code: string },
): Promise<Prepared> {
  const now = context.clock.now();
  const asker = {
    phoneLookup: context.vault.lookup('phone', message.phone),
    deviceId: context.session.deviceId,
    addressLookup: context.vault.lookup('address', context.address),
  };
  await lockNumber(tx, asker.phoneLookup);
  const verdict = maySendCode(await countSent(tx, asker, now), now, { maxPerAddress: sms.maxPerAddress });
  if (!verdict.allowed)
    return {
      refused: true,
      code: verdict.code,
      waitSeconds: 'waitSeconds' in verdict ? verdict.waitSeconds : null,
    };

  const challengeId = context.ids.next('challenge');
  const expiresAt = new Date(now.getTime() + smsRules.codeLifeMs);
  await replaceChallenge(tx, {
    ...asker,
    challengeId,
    codeHash: hashCode(context, challengeId, message.code),
    sentAt: now,
    expiresAt,
  });
  return {
    refused: false,
    sent: {
      challengeId,
      resendAfterSeconds: smsRules.resendAfterMs / 1000,
      expiresAt: expiresAt.toISOString(),
    },
  };
}

// Six digits can be tried in a moment, so the hash is keyed and bound to its challenge.
function hashCode({ vault }: VisitorContext, challengeId: string, code: string): Buffer {
  return vault.lookup('sms_code', `${challengeId} ${code}`);
}

async function handToVendor(
  context: VisitorContext,
  sender: SmsSender,
  message: { phone: string; code: string; challengeId: Id<'challenge'> },
): Promise<void> {
  const startedMs = context.clock.nowMs();
  const fact = {
    personId: context.session.personId,
    onceKey: message.challengeId,
    touchId: context.session.touchId,
    host: context.session.host,
  };
  try {
    const { vendor } = await sender.send({
      phone: message.phone,
      template: 'login_code',
      parameters: [message.code, '5'],
      reference: message.challengeId,
    });
    await appendFact(context, {
      ...fact,
      name: 'sms_sent',
      data: {
        challengeId: message.challengeId,
        vendor,
        attempt: 1,
        latencyMs: Math.max(context.clock.nowMs() - startedMs, 0),
      },
    });
  } catch (cause) {
    const code = cause instanceof SmsRefused ? 'refused' : 'no_answer';
    await appendFact(context, {
      ...fact,
      name: 'sms_delivery_failed',
      data: { challengeId: message.challengeId, attempt: 1, code },
    });
    throw new AppError('sms_not_sent', { cause });
  }
}

export type ProofOfPhone =
  | { proven: true; secondsToProve: number }
  | { proven: false; code: 'code_expired' }
  | { proven: false; code: 'code_wrong'; triesLeft: number };

/** One try of a code, inside the caller's transaction: a wrong try is counted there, a right one uses the code up. */
export async function tryCode(
  context: VisitorContext,
  tx: Queryable,
  attempt: { challengeId: string; phone: string; code: string },
): Promise<ProofOfPhone> {
  const now = context.clock.now();
  const challenge = await lockChallenge(tx, {
    challengeId: attempt.challengeId,
    phoneLookup: context.vault.lookup('phone', attempt.phone),
    deviceId: context.session.deviceId,
  });
  if (!challenge) return { proven: false, code: 'code_expired' };
  const matches = timingSafeEqual(challenge.codeHash, hashCode(context, attempt.challengeId, attempt.code));
  const judged = judgeTry(challenge, matches, now);
  if (judged.verdict === 'expired') return { proven: false, code: 'code_expired' };
  if (judged.verdict === 'wrong') {
    await countWrongTry(tx, attempt.challengeId);
    return { proven: false, code: 'code_wrong', triesLeft: judged.triesLeft };
  }
  await markUsed(tx, attempt.challengeId, now);
  return { proven: true, secondsToProve: Math.round((now.getTime() - challenge.sentAt.getTime()) / 1000) };
}
