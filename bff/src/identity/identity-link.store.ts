import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Vault } from '../platform/vault';
import { type IdentifierKind, type IdentityLink, type LinkRule, linkRules } from './one-id.rules';

export interface Identifier {
  kind: IdentifierKind;
  scope: string;
  lookup: Buffer;
}

/** What a profile was seen with, and the rule that says so. */
export interface SeenWith extends Identifier {
  rule: LinkRule;
}

// Distinct from every advisory lock by one number; the order here is the order in which they may be taken.
const lockSpaces: Partial<Record<IdentifierKind, number>> = {
  open_id: 4101,
  union_id: 4102,
  phone: 4103,
  document: 4104,
};

export const phoneIdentifier = (vault: Vault, phone: string): Identifier => ({
  kind: 'phone',
  scope: '',
  lookup: vault.lookup('phone', phone),
});

export const documentIdentifier = (numberLookup: Buffer): Identifier => ({
  kind: 'document',
  scope: '',
  lookup: numberLookup,
});

/** Two who prove the same thing at once wait for each other, so that the second one finds the first. */
export async function lockIdentifier(tx: Queryable, { kind, lookup }: Identifier): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [lockSpaces[kind] ?? 4100, lookup.readInt32BE(0)]);
}

/** Seen again, a link is the same link, and says more when the profile registers by it; one that was undone or locked stays so beside the new one. */
export async function recordLinks(
  tx: Queryable,
  personId: PersonId,
  seen: readonly SeenWith[],
  at: Date,
): Promise<void> {
  if (seen.length === 0) return;
  await tx.query(
    `insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
     select $1, kind, scope, lookup, rule, rule_version, $7, $7
     from unnest($2::text[], $3::text[], $4::bytea[], $5::text[], $6::int[]) as seen (kind, scope, lookup, rule, rule_version)
     on conflict (person_id, kind, scope, lookup) where undone_at is null and locked_at is null
     do update set last_seen_at = greatest(identity_link.last_seen_at, excluded.last_seen_at),
       rule = case when excluded.kind = 'phone' and identity_link.rule = 'verified_phone' then excluded.rule
         else identity_link.rule end`,
    [
      personId,
      seen.map(({ kind }) => kind),
      seen.map(({ scope }) => scope),
      seen.map(({ lookup }) => lookup),
      seen.map(({ rule }) => rule),
      seen.map(({ rule }) => linkRules[rule].version),
      at,
    ],
  );
}

/** The person still has it, whoever of their visits proved it. */
export async function seeAgain(
  tx: Queryable,
  personId: PersonId,
  { kind, lookup }: Identifier,
  at: Date,
): Promise<void> {
  await tx.query(
    `update identity_link set last_seen_at = greatest(last_seen_at, $4)
     where kind = $2 and lookup = $3 and undone_at is null and locked_at is null
       and person_id in (select person_id from person where person_id = $1 or merged_into = $1)`,
    [personId, kind, lookup, at],
  );
}

/** From now on the number of these profiles joins them only, and opens nobody. */
export async function lockLinks(
  tx: Queryable,
  personId: PersonId,
  { kind, lookup }: Identifier,
  locked: { by: string; at: Date },
): Promise<void> {
  await tx.query(
    `update identity_link set locked_at = $4, locked_by = $5
     where kind = $2 and lookup = $3 and undone_at is null and locked_at is null
       and person_id in (select person_id from person where person_id = $1 or merged_into = $1)`,
    [personId, kind, lookup, locked.at, locked.by],
  );
}

export interface HolderRow {
  person_id: PersonId;
  last_seen_at: Date;
  knows_device: boolean;
}

/** The people who have this number now, by the root of their profiles. */
export async function listHolders(
  tx: Queryable,
  { kind, lookup }: Identifier,
  device: { deviceId: string; deviceLookup: Buffer },
): Promise<HolderRow[]> {
  return tx.query<HolderRow>(
    `with holder as (
       select coalesce(person.merged_into, person.person_id) as person_id, max(link.last_seen_at) as last_seen_at
       from identity_link link join person using (person_id)
       where link.kind = $1 and link.lookup = $2 and link.undone_at is null and link.locked_at is null
       group by 1
     )
     select holder.person_id,
       greatest(holder.last_seen_at, (
         select max(last_seen_at) from session where session.person_id = holder.person_id and signed_in
       )) as last_seen_at,
       exists (select from session where session.person_id = holder.person_id and signed_in and device_id = $3)
       or exists (
         select from person member join identity_link link using (person_id)
         where (member.person_id = holder.person_id or member.merged_into = holder.person_id)
           and link.kind = 'device' and link.lookup = $4 and link.undone_at is null
       ) as knows_device
     from holder
     order by holder.person_id`,
    [kind, lookup, device.deviceId, device.deviceLookup],
  );
}

export async function profilesWith(tx: Queryable, { kind, lookup }: Identifier): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    'select distinct person_id from identity_link where kind = $1 and lookup = $2 and undone_at is null',
    [kind, lookup],
  );
  return rows.map((row) => row.person_id);
}

/**
 * True when they had it once and it was undone or locked. Of somebody known only their own profile counts: a visit
 * that joined them later may have been parted from somebody else.
 */
export async function wasPartedFrom(
  tx: Queryable,
  { personId, isVisitor }: { personId: PersonId; isVisitor: boolean },
  { kind, lookup }: Identifier,
): Promise<boolean> {
  const row = await tx.maybeOne(
    `select 1 from identity_link
     where kind = $2 and lookup = $3 and (undone_at is not null or locked_at is not null)
       and person_id in (select person_id from person where person_id = $1 or (merged_into = $1 and $4)) limit 1`,
    [personId, kind, lookup, isVisitor],
  );
  return row !== undefined;
}

/** True when a number of theirs stands that may still open them. */
export async function hasNumber(tx: Queryable, personId: PersonId): Promise<boolean> {
  const row = await tx.maybeOne(
    `select 1 from identity_link join person using (person_id)
     where (person_id = $1 or merged_into = $1) and kind = 'phone' and undone_at is null and locked_at is null
     limit 1`,
    [personId],
  );
  return row !== undefined;
}

/** True from the day on which anybody was parted from it. */
export async function isKnownToBeShared(tx: Queryable, { kind, lookup }: Identifier): Promise<boolean> {
  const row = await tx.maybeOne(
    `select 1 from identity_link
     where kind = $1 and lookup = $2 and (undone_at is not null or rule = 'shared_phone')
       and locked_at is null limit 1`,
    [kind, lookup],
  );
  return row !== undefined;
}

interface LinkRow {
  link_id: number;
  person_id: string;
  kind: IdentifierKind;
  scope: string;
  lookup: Buffer;
  rule: LinkRule;
  first_seen_at: Date;
  locked_at: Date | null;
  undone_at: Date | null;
}

/** Every strong link of these profiles that stands, and those that were undone of a number of theirs, whoever had them. */
export async function listJoiningLinks(db: Queryable, profiles: readonly string[]): Promise<IdentityLink[]> {
  const rows = await db.query<LinkRow>(
    `select link_id, person_id, kind, scope, lookup, rule, first_seen_at, locked_at, undone_at
     from identity_link
     where person_id = any($1) and undone_at is null and kind in ('open_id', 'union_id', 'phone', 'document')
     union all
     select link_id, person_id, kind, scope, lookup, rule, first_seen_at, locked_at, undone_at
     from identity_link
     where kind = 'phone' and undone_at is not null and lookup = any (
       select lookup from identity_link where person_id = any($1) and kind = 'phone' and undone_at is null)`,
    [profiles],
  );
  return rows.map((row) => ({
    linkId: row.link_id,
    personId: row.person_id,
    kind: row.kind,
    scope: row.scope,
    lookup: row.lookup.toString('hex'),
    rule: row.rule,
    firstSeenAt: row.first_seen_at,
    lockedAt: row.locked_at,
    undoneAt: row.undone_at,
  }));
}
