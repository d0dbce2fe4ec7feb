import { beijingDate } from '@loudou/shared/calendar';
import { maskName } from '@loudou/shared/person-fields';
import { readIdentityDocument } from '../identity';
import { findLoan } from '../loan';
import type { CallContext } from '../platform/trpc';
import { PersonErased } from '../platform/vault';
import { normalVerifyCode } from './letter.rules';
import { findLetterByCode, type Letter } from './letter.store';

const tailLength = 4;

/** Tells anybody who holds a letter whether it is ours and still good, with no more than lets them compare it. */
export async function verifyLetter(context: CallContext, typedCode: string) {
  const verifyCode = normalVerifyCode(typedCode);
  const letter = verifyCode && (await findLetterByCode(context.db, verifyCode));
  const loan = letter && (await findLoan(context.db, letter.personId, letter.loanId));
  if (!letter || !loan) return { result: 'unknown' as const };
  return {
    result: letter.revokedAt ? ('revoked' as const) : ('valid' as const),
    number: letter.number,
    lenderName: context.product.lenderName,
    borrower: await maskedBorrower(context, letter),
    amountFen: loan.amountFen,
    borrowedOn: loan.disbursedAt && beijingDate(loan.disbursedAt.getTime()),
    settledOn: loan.settledAt && beijingDate(loan.settledAt.getTime()),
    issuedAt: letter.issuedAt.toISOString(),
    revokedAt: letter.revokedAt?.toISOString() ?? null,
  };
}

/** Null when the person's data were erased since: the letter stays good without them. */
async function maskedBorrower(
  context: CallContext,
  letter: Letter,
): Promise<{ name: string; identityTail: string } | null> {
  try {
    const document = await readIdentityDocument(context.db, context, letter.personId);
    return document && { name: maskName(document.name), identityTail: document.number.slice(-tailLength) };
  } catch (error) {
    if (error instanceof PersonErased) return null;
    throw error;
  }
}
