import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import { type Identifier, recordLinks } from './identity-link.store';

type Stores = Pick<Platform, 'vault' | 'clock'>;

export interface HostAccount {
  host: string;
  appId: string;
  openId: string;
  unionId: string | null;
}

export const openIdIdentifier = ({ vault }: Pick<Stores, 'vault'>, account: HostAccount): Identifier => ({
  kind: 'open_id',
  scope: `${account.host}:${account.appId}`,
  lookup: vault.lookup('open_id', account.openId),
});

/** The same developer's accounts of one host share it; across hosts it means nothing. */
export const unionIdIdentifier = (
  { vault }: Pick<Stores, 'vault'>,
  { host, unionId }: HostAccount,
): Identifier | null =>
  unionId === null ? null : { kind: 'union_id', scope: host, lookup: vault.lookup('union_id', unionId) };

export interface KnownAccount {
  /** The person whose account it is, by the root. */
  personId: PersonId;
  /** The profile on which it was first seen. */
  profileId: PersonId;
  /** False when the host had not told the unionid before. */
  hasUnionId: boolean;
}

export async function findByHostAccount(
  tx: Queryable,
  { vault }: Stores,
  account: HostAccount,
): Promise<KnownAccount | null> {
  const row = await tx.maybeOne<{ person_id: PersonId; profile_id: PersonId; has_union_id: boolean }>(
    `select coalesce(person.merged_into, person.person_id) as person_id, person.person_id as profile_id,
       union_id_lookup is not null as has_union_id
     from host_account join person on person.person_id = host_account.profile_id
     where host = $1 and app_id = $2 and open_id_lookup = $3`,
    [account.host, account.appId, vault.lookup('open_id', account.openId)],
  );
  return row ? { personId: row.person_id, profileId: row.profile_id, hasUnionId: row.has_union_id } : null;
}

export async function attachHostAccount(
  tx: Queryable,
  stores: Stores,
  personId: PersonId,
  account: HostAccount,
): Promise<void> {
  const { vault, clock } = stores;
  const seal = await vault.forPerson(tx, personId);
  await tx.query(
    `insert into host_account (host, app_id, open_id_lookup, person_id, profile_id, open_id_sealed, union_id_lookup, first_seen_at)
     values ($1, $2, $3, $4, $4, $5, $6, $7) on conflict do nothing`,
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
  const unionId = unionIdIdentifier(stores, account);
  const seen = [openIdIdentifier(stores, account), ...(unionId ? [unionId] : [])];
  await recordLinks(
    tx,
    personId,
    seen.map((identifier) => ({ ...identifier, rule: 'host_login' as const })),
    clock.now(),
  );
}

/** The keyed hash of the only account that a person has on a host; null for none, and for more than one. */
export async function accountOnHost(db: Queryable, personId: PersonId, host: string): Promise<Buffer | null> {
  const rows = await db.query<{ open_id_lookup: Buffer }>(
    `select open_id_lookup from host_account
     where host = $2 and person_id in (select person_id from person where person_id = $1 or merged_into = $1) limit 2`,
    [personId, host],
  );
  return rows.length === 1 ? rows[0]!.open_id_lookup : null;
}

/** True when the visitor came with another account of the same app: two accounts may be two people of a family. */
export async function hasOtherAccount(
  tx: Queryable,
  stores: Pick<Stores, 'vault'>,
  personId: PersonId,
  account: HostAccount,
): Promise<boolean> {
  const { scope, lookup } = openIdIdentifier(stores, account);
  const row = await tx.maybeOne(
    `select 1 from identity_link
     where kind = 'open_id' and scope = $2 and lookup <> $3 and undone_at is null
       and person_id in (select person_id from person where person_id = $1 or merged_into = $1) limit 1`,
    [personId, scope, lookup],
  );
  return row !== undefined;
}

/** The host tells a unionid only from the day that its app is bound to the developer's other ones. */
export async function learnUnionId(tx: Queryable, { vault }: Stores, account: HostAccount): Promise<void> {
  await tx.query(
    `update host_account set union_id_lookup = $4
     where host = $1 and app_id = $2 and open_id_lookup = $3 and union_id_lookup is null`,
    [
      account.host,
      account.appId,
      vault.lookup('open_id', account.openId),
      account.unionId ? vault.lookup('union_id', account.unionId) : null,
    ],
  );
}

// The account of an undone link, as long as it begins with the profile of that link.
const accountOfUndoneSql = `undone.link_id = $1 and undone.kind = 'open_id' and undone.undone_at is not null
  and account.profile_id = undone.person_id and account.open_id_lookup = undone.lookup
  and account.host || ':' || account.app_id = undone.scope`;

/**
 * An account that turned out not to be a profile's is of the next profile that it was seen on, which is named. Where
 * there is none it is forgotten, and begins with somebody new.
 */
export async function releaseHostAccount(tx: Queryable, undoneLinkId: number): Promise<PersonId | null> {
  const moved = await tx.maybeOne<{ profile_id: PersonId }>(
    `update host_account account set profile_id = next.person_id
     from identity_link undone cross join lateral (
       select person_id from identity_link
       where lookup = undone.lookup and kind = undone.kind and scope = undone.scope and undone_at is null
       order by link_id limit 1
     ) next
     where ${accountOfUndoneSql} returning account.profile_id`,
    [undoneLinkId],
  );
  if (moved) return moved.profile_id;
  await tx.query(`delete from host_account account using identity_link undone where ${accountOfUndoneSql}`, [
    undoneLinkId,
  ]);
  return null;
}

/**
 * Accounts stand with the root of their profile, so that whoever writes to a person finds them; they are the one
 * thing that moves, and they know the way back. The openid is closed anew under the key of where it goes.
 */
export async function settleHostAccounts(
  tx: Queryable,
  { vault }: Stores,
  profiles: readonly string[],
): Promise<void> {
  const accounts = await tx.query<{
    host: string;
    app_id: string;
    open_id_lookup: Buffer;
    open_id_sealed: Buffer;
    person_id: PersonId;
    root_id: PersonId;
  }>(
    `select host, app_id, open_id_lookup, open_id_sealed, host_account.person_id,
       coalesce(profile.merged_into, profile.person_id) as root_id
     from host_account join person profile on profile.person_id = host_account.profile_id
     where host_account.profile_id = any($1)
       and host_account.person_id <> coalesce(profile.merged_into, profile.person_id)
     order by open_id_lookup`,
    [profiles],
  );
  for (const account of accounts) {
    const openId = (await vault.forPerson(tx, account.person_id)).open('open_id', account.open_id_sealed);
    const seal = await vault.forPerson(tx, account.root_id);
    await tx.query(
      `update host_account set person_id = $4, open_id_sealed = $5
       where host = $1 and app_id = $2 and open_id_lookup = $3`,
      [account.host, account.app_id, account.open_id_lookup, account.root_id, seal.seal('open_id', openId)],
    );
  }
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
