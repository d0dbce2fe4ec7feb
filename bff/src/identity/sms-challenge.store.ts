import type { Queryable } from '../platform/database';
import { type Challenge, type SentCounts, smsRules } from './sms-challenge.rules';

export interface Asker {
  phoneLookup: Buffer;
  deviceId: string;
  addressLookup: Buffer;
}

/** Two requests for one number at once wait for each other, so that neither slips under a cap. */
export async function lockNumber(tx: Queryable, phoneLookup: Buffer): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [phoneLookup.readInt32BE(0)]);
}

export async function countSent(tx: Queryable, asker: Asker, now: Date): Promise<SentCounts> {
  const since = new Date(now.getTime() - smsRules.capWindowMs);
  const row = await tx.one<{
    by_phone: number;
    by_device: number;
    by_address: number;
    last_sent_at: Date | null;
  }>(
    `select (select count(*) from sms_challenge where phone_lookup = $1 and sent_at > $4)::int as by_phone,
            (select count(*) from sms_challenge where device_id = $2 and sent_at > $4)::int as by_device,
            (select count(*) from sms_challenge where address_lookup = $3 and sent_at > $4)::int as by_address,
            (select max(sent_at) from sms_challenge where phone_lookup = $1) as last_sent_at`,
    [asker.phoneLookup, asker.deviceId, asker.addressLookup, since],
  );
  return {
    byPhone: row.by_phone,
    byDevice: row.by_device,
    byAddress: row.by_address,
    lastSentAt: row.last_sent_at,
  };
}

/** Only the newest code of a number is good: an older one still on its way must not open anything. */
export async function replaceChallenge(
  tx: Queryable,
  challenge: Asker & { challengeId: string; codeHash: Buffer; sentAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.query('update sms_challenge set used_at = $2 where phone_lookup = $1 and used_at is null', [
    challenge.phoneLookup,
    challenge.sentAt,
  ]);
  await tx.query(
    `insert into sms_challenge (challenge_id, phone_lookup, device_id, address_lookup, code_hash, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      challenge.challengeId,
      challenge.phoneLookup,
      challenge.deviceId,
      challenge.addressLookup,
      challenge.codeHash,
      challenge.sentAt,
      challenge.expiresAt,
    ],
  );
}

export interface StoredChallenge extends Challenge {
  codeHash: Buffer;
  sentAt: Date;
}

/** The number and the device must be those that asked: a code is worth nothing elsewhere. */
export async function lockChallenge(
  tx: Queryable,
  by: { challengeId: string; phoneLookup: Buffer; deviceId: string },
): Promise<StoredChallenge | null> {
  const row = await tx.maybeOne<{
    code_hash: Buffer;
    sent_at: Date;
    expires_at: Date;
    wrong_tries: number;
    used_at: Date | null;
  }>(
    `select code_hash, sent_at, expires_at, wrong_tries, used_at from sms_challenge
     where challenge_id = $1 and phone_lookup = $2 and device_id = $3 for update`,
    [by.challengeId, by.phoneLookup, by.deviceId],
  );
  if (!row) return null;
  return {
    codeHash: row.code_hash,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    wrongTries: row.wrong_tries,
    usedAt: row.used_at,
  };
}

export async function countWrongTry(tx: Queryable, challengeId: string): Promise<void> {
  await tx.query('update sms_challenge set wrong_tries = wrong_tries + 1 where challenge_id = $1', [
    challengeId,
  ]);
}

export async function markUsed(tx: Queryable, challengeId: string, at: Date): Promise<void> {
  await tx.query('update sms_challenge set used_at = $2 where challenge_id = $1', [challengeId, at]);
}
