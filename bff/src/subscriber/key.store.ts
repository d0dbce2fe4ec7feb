import type { Queryable } from '../platform/database';
import type { Vault } from '../platform/vault';
import { hashApiKey, type KeyPair } from './keys';

const sealName = (keyId: string) => `core subscriber ${keyId}`;

export interface LiveKey {
  keyId: string;
  madeAt: Date;
  /** Null for the current key; a key in its grace names its end. */
  endsAt: Date | null;
}

export async function insertKey(
  tx: Queryable,
  vault: Vault,
  subscriberId: string,
  pair: KeyPair,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into core_subscriber_key (key_id, subscriber_id, api_key_hash, secret_sealed, made_at)
     values ($1, $2, $3, $4, $5)`,
    [
      pair.keyId,
      subscriberId,
      hashApiKey(pair.apiKey),
      vault.sealSecret(sealName(pair.keyId), pair.secret),
      at,
    ],
  );
}

/** The current key first, then the one in its grace. */
export async function liveKeys(db: Queryable, subscriberId: string, at: Date): Promise<LiveKey[]> {
  return db.query<LiveKey>(
    `select key_id as "keyId", made_at as "madeAt", ends_at as "endsAt" from core_subscriber_key
     where subscriber_id = $1 and (ends_at is null or ends_at > $2)
     order by ends_at desc nulls first, made_at desc`,
    [subscriberId, at],
  );
}

export async function liveSecrets(
  db: Queryable,
  vault: Vault,
  subscriberId: string,
  at: Date,
): Promise<string[]> {
  const rows = await db.query<{ key_id: string; secret_sealed: Buffer }>(
    `select key_id, secret_sealed from core_subscriber_key
     where subscriber_id = $1 and (ends_at is null or ends_at > $2)
     order by ends_at desc nulls first, made_at desc`,
    [subscriberId, at],
  );
  return rows.map((row) => vault.openSecret(sealName(row.key_id), row.secret_sealed));
}

/**
 * Every secret that signs for an account now, the newest first: two while a rotation is in its grace. Empty for
 * an account that belongs to no subscriber.
 */
export async function liveSecretsOf(
  db: Queryable,
  vault: Vault,
  accountId: string,
  at: Date,
): Promise<string[]> {
  const owner = await db.maybeOne<{ subscriber_id: string }>(
    'select subscriber_id from core_subscriber where push_account_id = $1 or feed_account_id = $1',
    [accountId],
  );
  return owner ? liveSecrets(db, vault, owner.subscriber_id, at) : [];
}

/** Ends what is in its grace; with `all` the current key as well. How many keys that were. */
export async function endKeys(
  tx: Queryable,
  subscriberId: string,
  which: 'in_grace' | 'all',
  at: Date,
): Promise<number> {
  const rows = await tx.query(
    `update core_subscriber_key set ends_at = $2
     where subscriber_id = $1 and (ends_at > $2 or ($3 and ends_at is null)) returning key_id`,
    [subscriberId, at, which === 'all'],
  );
  return rows.length;
}

/** False when the key is not the current one (any more). */
export async function letKeyEnd(tx: Queryable, keyId: string, endsAt: Date): Promise<boolean> {
  const rows = await tx.query(
    'update core_subscriber_key set ends_at = $2 where key_id = $1 and ends_at is null returning key_id',
    [keyId, endsAt],
  );
  return rows.length === 1;
}
