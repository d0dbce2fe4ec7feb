import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';

type Stores = Pick<Platform, 'vault' | 'clock'>;

/** A visitor is a person from the first moment: a row and a key of their own. */
export async function insertVisitor(
  tx: Queryable,
  { vault, clock }: Stores,
  personId: PersonId,
): Promise<void> {
  await tx.query('insert into person (person_id, created_at) values ($1, $2)', [personId, clock.now()]);
  await vault.createPersonKey(tx, personId);
}

/** Whatever else begins for this person waits until the end of the transaction. */
export async function lockPerson(tx: Queryable, personId: PersonId): Promise<void> {
  await tx.query('select 1 from person where person_id = $1 for no key update', [personId]);
}

/** Whether somebody known stands behind the profile: it registered, and what it registered with still counts. */
export async function isRegistered(db: Queryable, personId: PersonId): Promise<boolean> {
  const row = await db.one<{ registered: boolean }>(
    `select registered_at is not null and exists (
       select from identity_link link where link.person_id = person.person_id and link.undone_at is null
         and link.rule in ('registered_phone', 'shared_phone', 'proven_document')
     ) as registered from person where person_id = $1`,
    [personId],
  );
  return row.registered;
}

/** Whether somebody of this person has proven a number or a document that still counts: then they are no visitor. */
export async function isKnown(db: Queryable, personId: PersonId): Promise<boolean> {
  const row = await db.one<{ known: boolean }>(
    `select exists (
       select from identity_link link join person using (person_id)
       where (person.person_id = $1 or person.merged_into = $1)
         and link.kind in ('phone', 'document') and link.undone_at is null
     ) as known`,
    [personId],
  );
  return row.known;
}

/** False when they had registered before. */
export async function markRegistered(tx: Queryable, personId: PersonId, at: Date): Promise<boolean> {
  const row = await tx.maybeOne(
    `update person set registered_at = $2 where person_id = $1 and registered_at is null returning person_id`,
    [personId, at],
  );
  return row !== undefined;
}

/** The root of whoever this is; themselves when nobody else is. */
export async function rootOf(db: Queryable, personId: PersonId): Promise<PersonId> {
  const row = await db.one<{ root_id: PersonId }>(
    'select coalesce(merged_into, person_id) as root_id from person where person_id = $1',
    [personId],
  );
  return row.root_id;
}
