import type { Id, LoanId, PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';

export interface Borrower {
  name: string;
  identityNumber: string;
}

export interface Letter {
  letterId: Id<'letter'>;
  loanId: LoanId;
  personId: PersonId;
  number: string;
  verifyCode: string;
  bodySealed: Buffer;
  bodyHash: string;
  issuedAt: Date;
  revokedAt: Date | null;
}

const columns = `letter_id as "letterId", loan_id as "loanId", person_id as "personId", number, verify_code as "verifyCode",
  body_sealed as "bodySealed", body_hash as "bodyHash", issued_at as "issuedAt", revoked_at as "revokedAt"`;

export async function findLetter(db: Queryable, loanId: LoanId): Promise<Letter | null> {
  const row = await db.maybeOne<Letter>(`select ${columns} from settlement_letter where loan_id = $1`, [
    loanId,
  ]);
  return row ?? null;
}

export async function findLetterByCode(db: Queryable, verifyCode: string): Promise<Letter | null> {
  const row = await db.maybeOne<Letter>(`select ${columns} from settlement_letter where verify_code = $1`, [
    verifyCode,
  ]);
  return row ?? null;
}

/** Any number that no other advisory lock of this database uses; with the day it makes letters queue for their number. */
const letterLock = 730_612;

/** The place of the next letter among those of its day, 1 for the first; whoever asks next waits for our commit. */
export async function nextPlace(tx: Queryable, numberPrefix: string, day: number): Promise<number> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [letterLock, day]);
  const row = await tx.one<{ count: number }>(
    `select count(*)::int as count from settlement_letter where number like $1 || '%'`,
    [numberPrefix],
  );
  return row.count + 1;
}

export async function insertLetter(
  tx: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  letter: Omit<Letter, 'bodySealed' | 'revokedAt'> & { body: string },
): Promise<void> {
  const seal = await vault.forPerson(tx, letter.personId);
  await tx.query(
    `insert into settlement_letter (letter_id, loan_id, person_id, number, verify_code, body_sealed, body_hash, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      letter.letterId,
      letter.loanId,
      letter.personId,
      letter.number,
      letter.verifyCode,
      seal.seal('settlement_letter', letter.body),
      letter.bodyHash,
      letter.issuedAt,
    ],
  );
}

export async function openLetterBody(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  letter: Letter,
): Promise<string> {
  return (await vault.forPerson(db, letter.personId)).open('settlement_letter', letter.bodySealed);
}
