import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';

type Stores = Pick<Platform, 'vault' | 'clock'>;

export interface HostAccount {
  host: string;
  appId: string;
  openId: string;
  unionId: string | null;
}

/** A visitor is a person from the first moment: a row and a key of their own. */
export async function insertVisitor(
  tx: Queryable,
  { vault, clock }: Stores,
  personId: PersonId,
): Promise<void> {
  await tx.query('insert into person (person_id, created_at) values ($1, $2)', [personId, clock.now()]);
  await vault.createPersonKey(tx, personId);
}

export async function findByHostAccount(
  tx: Queryable,
  { vault }: Stores,
  account: HostAccount,
): Promise<PersonId | null> {
  const row = await tx.maybeOne<{ person_id: PersonId }>(
    'select person_id from host_account where host = $1 and app_id = $2 and open_id_lookup = $3',
    [account.host, account.appId, vault.lookup('open_id', account.openId)],
  );
  return row?.person_id ?? null;
}

/** Two openings at once may both try; the first one keeps the account. */
export async function attachHostAccount(
  tx: Queryable,
  { vault, clock }: Stores,
  personId: PersonId,
  account: HostAccount,
): Promise<void> {
  const seal = await vault.forPerson(tx, personId);
  await tx.query(
    `insert into host_account (host, app_id, open_id_lookup, person_id, open_id_sealed, union_id_lookup, first_seen_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      account.host,
      account.appId,
      vault.lookup('open_id', account.openId),
      personId,
      seal.seal('open_id', account.openId),
      account.unionId ? vault.lookup('union_id', account.unionId) : null,
      clock.now(),
    ],
  );
}

export async function findByPhone(tx: Queryable, { vault }: Stores, phone: string): Promise<PersonId | null> {
  const row = await tx.maybeOne<{ person_id: PersonId }>(
    'select person_id from phone where phone_lookup = $1',
    [vault.lookup('phone', phone)],
  );
  return row?.person_id ?? null;
}

/** Returns false when somebody else was faster with the same number. */
export async function attachPhone(
  tx: Queryable,
  { vault, clock }: Stores,
  personId: PersonId,
  phone: string,
): Promise<boolean> {
  const seal = await vault.forPerson(tx, personId);
  const row = await tx.maybeOne(
    `insert into phone (phone_lookup, person_id, phone_sealed, verified_at) values ($1, $2, $3, $4)
     on conflict do nothing returning person_id`,
    [vault.lookup('phone', phone), personId, seal.seal('phone', phone), clock.now()],
  );
  return row !== undefined;
}

export async function lockPerson(
  tx: Queryable,
  personId: PersonId,
): Promise<{ registered: boolean; mergedInto: PersonId | null }> {
  const row = await tx.one<{ registered_at: Date | null; merged_into: PersonId | null }>(
    'select registered_at, merged_into from person where person_id = $1 for update',
    [personId],
  );
  return { registered: row.registered_at !== null, mergedInto: row.merged_into };
}

export async function isRegistered(db: Queryable, personId: PersonId): Promise<boolean> {
  const row = await db.one<{ registered: boolean }>(
    'select registered_at is not null as registered from person where person_id = $1',
    [personId],
  );
  return row.registered;
}

export async function markRegistered(tx: Queryable, personId: PersonId, at: Date): Promise<void> {
  await tx.query('update person set registered_at = $2 where person_id = $1 and registered_at is null', [
    personId,
    at,
  ]);
}

/**
 * What a visitor left under another id is found through `merged_into`; nothing is rewritten but the account. The
 * seal of the openid stays with the visitor's key and is closed anew under the person's.
 */
export async function mergeVisitor(
  tx: Queryable,
  { vault, clock }: Stores,
  merge: { mergeId: string; from: PersonId; into: PersonId; linkRule: string; evidence: string[] },
): Promise<void> {
  await tx.query('update person set merged_into = $2 where person_id = $1', [merge.from, merge.into]);
  await tx.query(
    `insert into person_merge (merge_id, from_person_id, into_person_id, link_rule, evidence, merged_at) values ($1, $2, $3, $4, $5, $6)`,
    [merge.mergeId, merge.from, merge.into, merge.linkRule, merge.evidence, clock.now()],
  );
  const [fromSeal, intoSeal] = [await vault.forPerson(tx, merge.from), await vault.forPerson(tx, merge.into)];
  const accounts = await tx.query<{ open_id_lookup: Buffer; open_id_sealed: Buffer }>(
    'select open_id_lookup, open_id_sealed from host_account where person_id = $1',
    [merge.from],
  );
  for (const account of accounts) {
    const openId = fromSeal.open('open_id', account.open_id_sealed);
    await tx.query(
      'update host_account set person_id = $2, open_id_sealed = $3 where open_id_lookup = $1 and person_id = $4',
      [account.open_id_lookup, merge.into, intoSeal.seal('open_id', openId), merge.from],
    );
  }
}

export async function readPhone(db: Queryable, { vault }: Stores, personId: PersonId): Promise<string> {
  const row = await db.one<{ phone_sealed: Buffer }>(
    'select phone_sealed from phone where person_id = $1 order by verified_at desc limit 1',
    [personId],
  );
  return (await vault.forPerson(db, personId)).open('phone', row.phone_sealed);
}

export async function readOpenId(
  db: Queryable,
  { vault }: Stores,
  personId: PersonId,
  host: string,
): Promise<string | null> {
  const row = await db.maybeOne<{ open_id_sealed: Buffer }>(
    'select open_id_sealed from host_account where person_id = $1 and host = $2 order by first_seen_at desc limit 1',
    [personId, host],
  );
  return row ? (await vault.forPerson(db, personId)).open('open_id', row.open_id_sealed) : null;
}
