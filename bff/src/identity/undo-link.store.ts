import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { IdentifierKind } from './one-id.rules';

export interface StoredLink {
  link_id: number;
  person_id: PersonId;
  kind: IdentifierKind;
  undone_at: Date | null;
  /** The profile's own face proved its own document. */
  is_own_document: boolean;
}

export async function findLink(db: Queryable, linkId: number): Promise<StoredLink | undefined> {
  return db.maybeOne<StoredLink>(
    `select link_id, person_id, kind, undone_at, kind = 'document' and exists (
       select from identity_document document where document.person_id = identity_link.person_id
         and document.number_lookup = identity_link.lookup and document.proven_at is not null
     ) as is_own_document
     from identity_link where link_id = $1`,
    [linkId],
  );
}

export async function markUndone(
  tx: Queryable,
  linkId: number,
  undone: { by: string; reason: string; at: Date },
): Promise<void> {
  await tx.query(
    'update identity_link set undone_at = $2, undone_by = $3, undone_reason = $4 where link_id = $1 and undone_at is null',
    [linkId, undone.at, undone.by, undone.reason],
  );
}

export interface Holdings {
  person_id: string;
  applications: number;
  loans: number;
}

/** What each profile has of its own: it stays there, whoever the profile turns out to be. */
export function listHoldings(db: Queryable, profiles: readonly string[]): Promise<Holdings[]> {
  return db.query<Holdings>(
    `select person_id,
       (select count(*)::int from application where application.person_id = asked.person_id) as applications,
       (select count(*)::int from loan where loan.person_id = asked.person_id) as loans
     from unnest($1::text[]) as asked (person_id)`,
    [profiles],
  );
}

export async function countOpenSessions(
  db: Queryable,
  people: readonly string[],
  now: Date,
): Promise<number> {
  const row = await db.one<{ count: number }>(
    'select count(*)::int as count from session where person_id = any($1) and revoked_at is null and expires_at > $2',
    [people, now],
  );
  return row.count;
}
