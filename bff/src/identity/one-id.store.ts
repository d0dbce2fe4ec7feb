import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { listJoiningLinks } from './identity-link.store';
import type { Evidence, Profile } from './one-id.rules';

/** Everything that can change together, with where each profile points today. */
export interface Component extends Evidence {
  pointers: ReadonlyMap<string, string | null>;
}

interface ProfileRow {
  person_id: PersonId;
  created_at: Date;
  registered_at: Date | null;
  merged_into: PersonId | null;
}

/**
 * All that hangs together with these profiles, by links or by pointers, as nobody else changes it until the end of
 * the transaction. Error: `overloaded` when somebody joined it in the same moment; the same call finds it settled.
 */
export async function lockComponent(tx: Queryable, profiles: readonly string[]): Promise<Component> {
  const near = await profilesNear(tx, profiles);
  await tx.query('select 1 from person where person_id = any($1) order by person_id for no key update', [
    near,
  ]);
  const component = await readComponent(tx, profiles);
  const locked = new Set(near);
  if (component.profiles.some(({ personId }) => !locked.has(personId))) throw new AppError('overloaded');
  return component;
}

/** The same without holding anybody up, for whoever only asks. */
export async function readComponent(db: Queryable, profiles: readonly string[]): Promise<Component> {
  const near = await profilesNear(db, profiles);
  const rows = await db.query<ProfileRow>(
    'select person_id, created_at, registered_at, merged_into from person where person_id = any($1) order by person_id',
    [near],
  );
  return {
    profiles: rows.map((row): Profile => ({
      personId: row.person_id,
      createdAt: row.created_at,
      registeredAt: row.registered_at,
    })),
    pointers: new Map(rows.map((row) => [row.person_id, row.merged_into])),
    links: await listJoiningLinks(db, near),
  };
}

async function profilesNear(db: Queryable, profiles: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `with recursive near (person_id) as (
       select unnest($1::text[])
       union
       select next.person_id from near cross join lateral (
         select other.person_id
         from identity_link own join identity_link other
           on other.lookup = own.lookup and other.kind = own.kind and other.scope = own.scope
           and other.locked_at is not distinct from own.locked_at
         where own.person_id = near.person_id and own.undone_at is null and other.undone_at is null
           and own.kind in ('open_id', 'union_id', 'phone', 'document')
         union all
         select merged_into from person where person_id = near.person_id and merged_into is not null
         union all
         select person_id from person where merged_into = near.person_id
       ) next
     )
     select person_id from near order by person_id`,
    [profiles],
  );
  return rows.map((row) => row.person_id);
}

export interface PointerChange {
  personId: PersonId;
  from: PersonId | null;
  into: PersonId | null;
}

export interface MergeRow extends PointerChange {
  linkRule: string;
  ruleVersion: number;
  evidence: string[];
  linkIds: number[];
}

/** Points a profile elsewhere, ends the row of where it pointed before, and logs where it points now. Gives the merge's id. */
export async function movePointer(
  tx: Queryable,
  change: MergeRow,
  at: Date,
  undone: { by: string; reason: string } | null,
): Promise<string | null> {
  await tx.query('update person set merged_into = $2 where person_id = $1', [change.personId, change.into]);
  await tx.query(
    `update person_merge set undone_at = $2, undone_by = $3, undone_reason = $4
     where from_person_id = $1 and undone_at is null`,
    [change.personId, at, undone?.by ?? null, undone?.reason ?? null],
  );
  if (change.into === null) return null;
  const row = await tx.one<{ merge_id: string }>(
    `insert into person_merge
       (merge_id, from_person_id, into_person_id, link_rule, rule_version, evidence, link_ids, merged_at)
     select $1 || '>' || $2 || case when count(*) = 0 then '' else '#' || count(*) + 1 end, $1, $2, $3, $4, $5, $6, $7
     from person_merge where from_person_id = $1 and into_person_id = $2
     returning merge_id`,
    [change.personId, change.into, change.linkRule, change.ruleVersion, change.evidence, change.linkIds, at],
  );
  return row.merge_id;
}

/** How often a profile has been parted from a person, this time included: what makes each parting its own. */
export async function countPartings(tx: Queryable, personId: PersonId, from: PersonId): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*)::int as count from person_merge
     where from_person_id = $1 and into_person_id = $2 and undone_at is not null`,
    [personId, from],
  );
  return row.count;
}

/** A session stands for the root of its person, so it goes where the root goes. */
export async function moveSessions(tx: Queryable, from: PersonId, into: PersonId): Promise<void> {
  await tx.query('update session set person_id = $2 where person_id = $1', [from, into]);
}

/** Nobody can tell which of the parted a session belonged to, so all of them sign in again. */
export async function endSessions(
  tx: Queryable,
  people: readonly string[],
  at: Date,
  exceptSessionId: string | null,
): Promise<number> {
  const rows = await tx.query(
    `update session set revoked_at = $2
     where person_id = any($1) and revoked_at is null and expires_at > $2 and session_id is distinct from $3
     returning session_id`,
    [people, at, exceptSessionId],
  );
  return rows.length;
}
