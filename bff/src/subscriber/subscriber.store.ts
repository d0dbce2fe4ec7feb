import type { FactName } from '@loudou/shared/catalogue';
import type { Queryable } from '../platform/database';
import { hashApiKey, isSameHash, keyIdOf } from './keys';

export type SubscriberStatus = 'draft' | 'running' | 'closed';

export interface Subscriber {
  subscriberId: string;
  name: string;
  purpose: string;
  /** Null for whoever only fetches. */
  endpointUrl: string | null;
  /** Empty: every fact. */
  factNames: FactName[];
  feedAccountId: string;
  pushAccountId: string | null;
  status: SubscriberStatus;
  cause: string | null;
  ackedPosition: number;
  ackedAt: Date | null;
  madeAt: Date;
  verifiedAt: Date | null;
  closedAt: Date | null;
}

const columns = `subscriber.subscriber_id as "subscriberId", subscriber.name, subscriber.purpose,
  subscriber.endpoint_url as "endpointUrl", subscriber.fact_names as "factNames",
  subscriber.feed_account_id as "feedAccountId", subscriber.push_account_id as "pushAccountId", subscriber.status,
  subscriber.cause, subscriber.acked_position as "ackedPosition", subscriber.acked_at as "ackedAt",
  subscriber.made_at as "madeAt", subscriber.verified_at as "verifiedAt", subscriber.closed_at as "closedAt"`;

export interface NewSubscriber extends Pick<
  Subscriber,
  'subscriberId' | 'name' | 'purpose' | 'endpointUrl' | 'factNames' | 'feedAccountId' | 'pushAccountId'
> {
  madeBy: string;
  at: Date;
}

/** False when an open subscriber has the name. */
export async function insertSubscriber(tx: Queryable, subscriber: NewSubscriber): Promise<boolean> {
  const rows = await tx.query(
    `insert into core_subscriber (subscriber_id, name, purpose, endpoint_url, fact_names, feed_account_id, push_account_id, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (name) where status <> 'closed' do nothing returning subscriber_id`,
    [
      subscriber.subscriberId,
      subscriber.name,
      subscriber.purpose,
      subscriber.endpointUrl,
      subscriber.factNames,
      subscriber.feedAccountId,
      subscriber.pushAccountId,
      subscriber.madeBy,
      subscriber.at,
    ],
  );
  return rows.length === 1;
}

export async function listSubscribers(db: Queryable): Promise<Subscriber[]> {
  return db.query<Subscriber>(`select ${columns} from core_subscriber subscriber order by made_at desc`);
}

export async function findSubscriber(
  db: Queryable,
  subscriberId: string,
  options: { lock?: boolean } = {},
): Promise<Subscriber | undefined> {
  return db.maybeOne<Subscriber>(
    `select ${columns} from core_subscriber subscriber where subscriber_id = $1 ${options.lock ? 'for update' : ''}`,
    [subscriberId],
  );
}

/** Whose key it is; undefined for a key that is unknown, has ended, or belongs to a closed subscriber. */
export async function findByApiKey(db: Queryable, apiKey: string, at: Date): Promise<Subscriber | undefined> {
  const keyId = keyIdOf(apiKey);
  if (!keyId) return undefined;
  const found = await db.maybeOne<Subscriber & { apiKeyHash: Buffer }>(
    `select ${columns}, key.api_key_hash as "apiKeyHash"
     from core_subscriber_key key join core_subscriber subscriber using (subscriber_id)
     where key_id = $1 and (ends_at is null or ends_at > $2) and subscriber.status <> 'closed'`,
    [keyId, at],
  );
  if (!found || !isSameHash(found.apiKeyHash, hashApiKey(apiKey))) return undefined;
  const { apiKeyHash: _hash, ...subscriber } = found;
  return subscriber;
}

export async function setVerified(tx: Queryable, subscriberId: string, at: Date): Promise<void> {
  await tx.query(
    `update core_subscriber
     set status = 'running', cause = null, verified_at = $2, challenge = null, challenge_until = null
     where subscriber_id = $1 and status = 'draft'`,
    [subscriberId, at],
  );
}

export async function setCause(db: Queryable, subscriberId: string, cause: string): Promise<void> {
  await db.query("update core_subscriber set cause = $2 where subscriber_id = $1 and status = 'draft'", [
    subscriberId,
    cause,
  ]);
}

export async function setClosed(tx: Queryable, subscriberId: string, at: Date): Promise<void> {
  await tx.query("update core_subscriber set status = 'closed', closed_at = $2 where subscriber_id = $1", [
    subscriberId,
    at,
  ]);
}

export async function setChallenge(
  db: Queryable,
  subscriberId: string,
  challenge: string,
  until: Date,
): Promise<void> {
  await db.query('update core_subscriber set challenge = $2, challenge_until = $3 where subscriber_id = $1', [
    subscriberId,
    challenge,
    until,
  ]);
}

/** A challenge is good for one answer, right or wrong. */
export async function takeChallenge(tx: Queryable, subscriberId: string, at: Date): Promise<string | null> {
  const row = await tx.maybeOne<{ challenge: string | null; in_time: boolean }>(
    `update core_subscriber set challenge = null from (
       select subscriber_id, challenge, challenge_until > $2 as in_time from core_subscriber
       where subscriber_id = $1 for update
     ) before where core_subscriber.subscriber_id = before.subscriber_id
     returning before.challenge, before.in_time`,
    [subscriberId, at],
  );
  return row?.in_time ? row.challenge : null;
}

export async function setAcked(
  tx: Queryable,
  subscriberId: string,
  position: number,
  at: Date,
): Promise<void> {
  await tx.query('update core_subscriber set acked_position = $2, acked_at = $3 where subscriber_id = $1', [
    subscriberId,
    position,
    at,
  ]);
}

/** Until when the secrets sealed for the delivery are the live ones; null: until somebody changes them. */
export async function setSealedUntil(tx: Queryable, subscriberId: string, until: Date | null): Promise<void> {
  await tx.query('update core_subscriber set sealed_until = $2 where subscriber_id = $1', [
    subscriberId,
    until,
  ]);
}

/** Those whose delivery signs with a secret that has ended meanwhile. */
export async function lockSealedBeyondGrace(tx: Queryable, at: Date, limit: number): Promise<Subscriber[]> {
  return tx.query<Subscriber>(
    `select ${columns} from core_subscriber subscriber where sealed_until <= $1
     order by sealed_until limit $2 for update skip locked`,
    [at, limit],
  );
}
