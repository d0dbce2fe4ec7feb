import type { LoanId } from '@loudou/shared/ids';
import { AppError } from '../platform/errors';
import type { PersonContext } from '../platform/trpc';
import { findLoan, findNewestUnfinished, listLoans, type Loan } from './loan.store';
import { readCard } from './offer.store';

export async function readLoan(context: PersonContext, loanId: LoanId) {
  const loan = await findLoan(context.db, context.session.personId, loanId);
  if (!loan) throw new AppError('not_found');
  return viewOf(context, loan);
}

/** What the home page is about; null when there is nothing to pay out or to pay back. */
export async function readCurrentLoan(context: PersonContext) {
  const loan = await findNewestUnfinished(context.db, context.session.personId);
  return loan && viewOf(context, loan);
}

export async function readLoans(context: PersonContext) {
  const loans = await listLoans(context.db, context.session.personId);
  return Promise.all(loans.map((loan) => viewOf(context, loan)));
}

async function viewOf(context: PersonContext, loan: Loan) {
  return {
    loanId: loan.loanId,
    quoteId: loan.quoteId,
    contractId: loan.contractId,
    state: loan.state,
    amountFen: loan.amountFen,
    months: loan.months,
    method: loan.method,
    annualRateBps: loan.annualRateBps,
    card: await readMaskedCard(context, loan.cardId),
    requestedAt: loan.requestedAt.toISOString(),
    disbursedAt: loan.disbursedAt?.toISOString() ?? null,
    settledAt: loan.settledAt?.toISOString() ?? null,
    payoutProblem: loan.payoutProblem,
  };
}

/** The bank and the last four digits, which is how people know their card. */
export async function readMaskedCard(
  context: PersonContext,
  cardId: string,
): Promise<{ cardId: string; bankName: string | null; tail: string } | null> {
  const { personId } = context.session;
  const card = await readCard(context.db, personId, cardId);
  if (!card) return null;
  const seal = await context.vault.forPerson(context.db, personId);
  return { cardId: card.cardId, bankName: card.bankName, tail: seal.open('card_tail', card.tailSealed) };
}
