import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import { phoneIdentifier, recordLinks } from './identity-link.store';
import { knownAs } from './same-person.store';

type Stores = Pick<Platform, 'vault' | 'clock'>;

/** The profile has the number from now on: sealed for whoever must write to it, and as a link. */
export async function attachPhone(
  tx: Queryable,
  stores: Stores,
  personId: PersonId,
  phone: string,
  { isShared } = { isShared: false },
): Promise<void> {
  const { vault, clock } = stores;
  const identifier = phoneIdentifier(vault, phone);
  const seal = await vault.forPerson(tx, personId);
  await tx.query(
    `insert into phone (phone_lookup, person_id, phone_sealed, verified_at) values ($1, $2, $3, $4)
     on conflict (person_id, phone_lookup) do update set verified_at = excluded.verified_at`,
    [identifier.lookup, personId, seal.seal('phone', phone), clock.now()],
  );
  const rule = isShared ? 'shared_phone' : 'registered_phone';
  await recordLinks(tx, personId, [{ ...identifier, rule }], clock.now());
}

/** The number that reaches this person today: the newest that was not locked or undone, else the last there was. */
export async function readPhone(db: Queryable, { vault }: Stores, personId: PersonId): Promise<string> {
  const row = await db.one<{ person_id: PersonId; phone_sealed: Buffer }>(
    `select phone.person_id, phone_sealed from phone
     where phone.person_id = any($1)
     order by exists (
       select from identity_link link where link.person_id = phone.person_id and link.kind = 'phone'
         and link.lookup = phone.phone_lookup and link.undone_at is null and link.locked_at is null
     ) desc, verified_at desc limit 1`,
    [await knownAs(db, personId)],
  );
  return (await vault.forPerson(db, row.person_id)).open('phone', row.phone_sealed);
}
