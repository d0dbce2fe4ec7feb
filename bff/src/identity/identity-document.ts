import { ageOn, checkIdentityNumber, isPersonName } from '@loudou/shared/person-fields';
import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';

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

export async function saveIdentityDocument(
  tx: Queryable,
  { vault, clock }: Pick<Platform, 'vault' | 'clock'>,
  personId: PersonId,
  document: IdentityDocument,
): Promise<void> {
  const seal = await vault.forPerson(tx, personId);
  await tx.query(
    `insert into identity_document (person_id, name_sealed, number_sealed, number_lookup, valid_until_sealed, recorded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (person_id) do update set name_sealed = excluded.name_sealed, number_sealed = excluded.number_sealed,
       number_lookup = excluded.number_lookup, valid_until_sealed = excluded.valid_until_sealed,
       recorded_at = excluded.recorded_at, proven_at = null`,
    [
      personId,
      seal.seal('name', document.name),
      seal.seal('identity_number', document.number.toUpperCase()),
      vault.lookup('identity_number', document.number.toUpperCase()),
      seal.seal('valid_until', document.validUntil),
      clock.now(),
    ],
  );
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

/** True when the document was already proven by somebody else; who that is stays unsaid. */
export async function isProvenByAnother(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
  number: string,
): Promise<boolean> {
  const row = await db.maybeOne(
    'select 1 from identity_document where number_lookup = $1 and proven_at is not null and person_id <> $2',
    [vault.lookup('identity_number', number.toUpperCase()), personId],
  );
  return row !== undefined;
}

export async function markDocumentProven(tx: Queryable, personId: PersonId, at: Date): Promise<void> {
  await tx.query('update identity_document set proven_at = $2 where person_id = $1', [personId, at]);
}
