import { ageOn, checkIdentityNumber, isPersonName } from '@loudou/shared/person-fields';
import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { documentIdentifier, lockIdentifier, recordLinks } from './identity-link.store';
import { type Occasion, settlePeople } from './one-id.actions';

export interface IdentityDocument {
  name: string;
  number: string;
  /** `YYYY-MM-DD`; `9999-12-31` for a document without an end. */
  validUntil: string;
}

/** Refuses what can be known to be wrong before anything is kept. `today` is the date in Beijing. */
export function checkIdentityDocument(
  document: IdentityDocument,
  today: string,
  ages: { minAge: number; maxAge: number },
): void {
  const number = checkIdentityNumber(document.number);
  if (!number.ok) throw new AppError('identity_number_invalid', { details: { problem: number.problem } });
  if (!isPersonName(document.name)) throw new AppError('invalid_input', { details: { field: 'name' } });
  if (document.validUntil <= today) throw new AppError('identity_expired');
  const age = ageOn(number.birthDate, today);
  if (age < ages.minAge || age > ages.maxAge)
    throw new AppError('identity_age_refused', { details: { minAge: ages.minAge, maxAge: ages.maxAge } });
}

/**
 * Keeps what was entered. A proven document stays proven, and no other takes its place: whoever brings another is
 * somebody else who uses the same number. Error: `identity_taken`.
 */
export async function saveIdentityDocument(
  tx: Queryable,
  { vault, clock }: Pick<Platform, 'vault' | 'clock'>,
  personId: PersonId,
  document: IdentityDocument,
): Promise<void> {
  const seal = await vault.forPerson(tx, personId);
  const row = await tx.maybeOne(
    `insert into identity_document as kept (person_id, name_sealed, number_sealed, number_lookup, valid_until_sealed, recorded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (person_id) do update set name_sealed = excluded.name_sealed, number_sealed = excluded.number_sealed,
       number_lookup = excluded.number_lookup, valid_until_sealed = excluded.valid_until_sealed,
       recorded_at = excluded.recorded_at
     where kept.proven_at is null or kept.number_lookup = excluded.number_lookup
     returning person_id`,
    [
      personId,
      seal.seal('name', document.name),
      seal.seal('identity_number', document.number.toUpperCase()),
      vault.lookup('identity_number', document.number.toUpperCase()),
      seal.seal('valid_until', document.validUntil),
      clock.now(),
    ],
  );
  if (!row) throw new AppError('identity_taken', { details: { problem: 'another_document' } });
}

export async function readIdentityDocument(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
): Promise<IdentityDocument | null> {
  const row = await db.maybeOne<{ name_sealed: Buffer; number_sealed: Buffer; valid_until_sealed: Buffer }>(
    'select name_sealed, number_sealed, valid_until_sealed from identity_document where person_id = $1',
    [personId],
  );
  if (!row) return null;
  const seal = await vault.forPerson(db, personId);
  return {
    name: seal.open('name', row.name_sealed),
    number: seal.open('identity_number', row.number_sealed),
    validUntil: seal.open('valid_until', row.valid_until_sealed),
  };
}

/**
 * True when the document was already proven by somebody else; who that is stays unsaid. Whoever has, or had, a
 * number with its owner may prove it again: so an owner whose number was locked or is shared comes back.
 */
export async function isProvenByAnother(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
  number: string,
): Promise<boolean> {
  const lookup = vault.lookup('identity_number', number.toUpperCase());
  return isTakenFrom(db, personId, lookup);
}

async function isTakenFrom(db: Queryable, personId: PersonId, numberLookup: Buffer): Promise<boolean> {
  const row = await db.maybeOne(
    `with asking as (select person_id from person where person_id = $2 or merged_into = $2)
     select 1 from identity_document document join person owner using (person_id)
     where document.number_lookup = $1 and document.proven_at is not null
       and document.person_id not in (select person_id from asking)
       and not exists (
         select from identity_link theirs
         join person member on member.person_id = theirs.person_id
         join identity_link own on own.kind = 'phone' and own.lookup = theirs.lookup and own.undone_at is null
         where theirs.kind = 'phone' and theirs.undone_at is null
           and coalesce(member.merged_into, member.person_id) = coalesce(owner.merged_into, owner.person_id)
           and own.person_id in (select person_id from asking)
       ) limit 1`,
    [numberLookup, personId],
  );
  return row !== undefined;
}

/**
 * A face was found to be the document's. Whoever proves a document that a person of theirs had proven before is that
 * person again, with all that was locked away; their own profile keeps its row as it was. Error: `identity_taken`.
 */
export async function markDocumentProven(
  context: Pick<Platform, 'clock' | 'ids' | 'vault'>,
  tx: Queryable,
  personId: PersonId,
  occasion: Occasion,
): Promise<void> {
  const { number_lookup: lookup } = await tx.one<{ number_lookup: Buffer }>(
    'select number_lookup from identity_document where person_id = $1',
    [personId],
  );
  const identifier = documentIdentifier(lookup);
  await lockIdentifier(tx, identifier);
  if (await isTakenFrom(tx, personId, lookup)) throw new AppError('identity_taken');
  const at = context.clock.now();
  await tx.query(
    `update identity_document set proven_at = $2 where person_id = $1 and not exists (
       select from identity_document other where other.number_lookup = $3 and other.proven_at is not null
         and other.person_id <> $1)`,
    [personId, at, lookup],
  );
  await recordLinks(tx, personId, [{ ...identifier, rule: 'proven_document' }], at);
  await settlePeople(context, tx, [personId], occasion);
}
