import { randomInt } from 'node:crypto';
import { beijingDate } from '@loudou/shared/calendar';
import type { LoanId } from '@loudou/shared/ids';
import { readIdentityDocument } from '../identity';
import { hashOfText, type Loan, lockLoan } from '../loan';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { appendFact } from '../platform/outbox';
import type { PersonContext } from '../platform/trpc';
import { letterNumber, newVerifyCode } from './letter.rules';
import { findLetter, insertLetter, type Letter, nextPlace, openLetterBody } from './letter.store';
import { writeLetter } from './letter-text';

/**
 * Issues the settlement letter of a loan once and gives the same one ever after. Errors: `not_found`, `loan_not_open`
 * when the loan is not settled.
 */
export async function issueLetter(context: PersonContext, loanId: LoanId) {
  const letter = await context.db.transaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (loan?.personId !== context.session.personId) throw new AppError('not_found');
    const issued = await findLetter(tx, loanId);
    if (issued) return issued;
    if (!isSettled(loan)) throw new AppError('loan_not_open');
    return issue(context, tx, loan);
  });
  return {
    loanId,
    number: letter.number,
    verifyCode: letter.verifyCode,
    text: await openLetterBody(context.db, context, letter),
    hash: letter.bodyHash,
    issuedAt: letter.issuedAt.toISOString(),
    revoked: letter.revokedAt !== null,
  };
}

type SettledLoan = Loan & { disbursedAt: Date; settledAt: Date };

const isSettled = (loan: Loan): loan is SettledLoan =>
  loan.state === 'settled' && loan.settledAt !== null && loan.disbursedAt !== null;

async function issue(context: PersonContext, tx: Queryable, loan: SettledLoan): Promise<Letter> {
  const document = await readIdentityDocument(tx, context, loan.personId);
  if (!document) throw new Error(`${loan.loanId} is settled and its borrower has no document`);
  const issuedAt = context.clock.now();
  const number = await nextNumber(tx, beijingDate(issuedAt.getTime()));
  const verifyCode = newVerifyCode((bound) => randomInt(bound));
  const borrower = { name: document.name, identityNumber: document.number };
  const body = writeLetter(loan, borrower, { lenderName: context.product.lenderName, number, verifyCode });
  const letterId = context.ids.next('letter');
  const { loanId, personId } = loan;
  await insertLetter(tx, context, {
    letterId,
    loanId,
    personId,
    number,
    verifyCode,
    body,
    bodyHash: hashOfText(body),
    issuedAt,
  });
  await tellOfLetter(context, tx, { letterId, loan, issuedAt });
  return (await findLetter(tx, loanId))!;
}

async function nextNumber(tx: Queryable, day: string): Promise<string> {
  const dayDigits = Number(day.replaceAll('-', ''));
  const prefix = letterNumber(day, 0).slice(0, -'0000'.length);
  return letterNumber(day, await nextPlace(tx, prefix, dayDigits));
}

async function tellOfLetter(
  context: PersonContext,
  tx: Queryable,
  { letterId, loan, issuedAt }: { letterId: Letter['letterId']; loan: SettledLoan; issuedAt: Date },
): Promise<void> {
  const seconds = Math.max(Math.round((issuedAt.getTime() - loan.settledAt.getTime()) / 1000), 0);
  await appendFact(
    { ...context, db: tx },
    {
      name: 'settlement_letter_issued',
      personId: loan.personId,
      onceKey: letterId,
      touchId: loan.touchId,
      host: context.session.host,
      traceId: context.requestId,
      data: { letterId, loanId: loan.loanId, seconds },
    },
  );
}
