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

/** The root of whoever this is; themselves when nobody else is. */
export async function rootOf(db: Queryable, personId: PersonId): Promise<PersonId> {
  const row = await db.one<{ root_id: PersonId }>(
    'select coalesce(merged_into, person_id) as root_id from person where person_id = $1',
    [personId],
  );
  return row.root_id;
}
