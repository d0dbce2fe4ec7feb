import type { LoanId, QuoteId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { PersonContext } from '../platform/trpc';
import { findByQuote, findInFlight, insertLoan, type NewLoan } from './loan.store';
import {
  type ApprovedApplication,
  type BoundCard,
  findOffer,
  lockApproved,
  newestBoundCard,
  usedLimitFen,
} from './offer.store';
import { isSamePrice, secondsLeftToRead } from './quote.rules';
import { findQuote, type Quote } from './quote.store';

export interface DrawInput {
  quoteId: QuoteId;
  costStatementHash: string;
  contractHash: string;
  costReadMs: number;
  idempotencyKey: string;
}

/**
 * Signs the contract and queues the payout; the lender hears of it only after the commit. Whoever draws while a
 * draw of the same application is in flight is answered with that loan, whatever quote they hold. Errors:
 * `not_found`, `quote_expired`, `offer_expired`, `price_changed`, `amount_out_of_range`, `step_not_open` without a
 * bound card, `reading_not_finished` (details.waitSeconds).
 */
export function draw(context: PersonContext, input: DrawInput): Promise<{ loanId: LoanId }> {
  const intent = {
    owner: context.session.personId,
    operation: 'loan.draw',
    key: input.idempotencyKey,
    input: [input.quoteId, input.costStatementHash, input.contractHash],
  };
  return once(context.db, context.clock.now(), intent, async (tx) => {
    const quote = await findQuote(tx, context.session.personId, input.quoteId);
    if (!quote) throw new AppError('not_found');
    const application = await lockApproved(tx, quote.applicationId);
    const first = (await findByQuote(tx, quote.quoteId)) ?? (await findInFlight(tx, quote.applicationId));
    if (first) return { loanId: first.loanId };
    if (!application) throw new AppError('offer_expired');
    await checkQuote(context, tx, quote, application, input);
    const card = await newestBoundCard(tx, context.session.personId);
    if (!card) throw new AppError('step_not_open', { details: { step: 'bank_card' } });
    const loan = newLoan(context, quote, application, card);
    await insertLoan(tx, { ...loan, costReadMs: input.costReadMs });
    await tellOfDraw(context, tx, loan, quote, input.costReadMs);
    return { loanId: loan.loanId };
  });
}

async function checkQuote(
  context: PersonContext,
  tx: Queryable,
  quote: Quote,
  application: ApprovedApplication,
  input: DrawInput,
): Promise<void> {
  const now = context.clock.now();
  const offer = await findOffer(tx, quote.personId, quote.offerId);
  if (!offer || offer.validUntil <= now) throw new AppError('offer_expired');
  if (quote.validUntil <= now) throw new AppError('quote_expired');
  const isWhatWasShown =
    input.costStatementHash === quote.costStatementHash && input.contractHash === quote.contractHash;
  if (!isWhatWasShown || !isSamePrice(quote.terms, offer)) throw new AppError('price_changed');
  const leftFen = application.limitFen - (await usedLimitFen(tx, application.applicationId));
  if (quote.amountFen > leftFen)
    throw new AppError('amount_out_of_range', { details: { maxAmountFen: leftFen } });
  const waitSeconds = secondsLeftToRead(quote.shownAt, now, context.product.costReadingSeconds);
  if (waitSeconds > 0) throw new AppError('reading_not_finished', { details: { waitSeconds } });
}

function newLoan(
  context: PersonContext,
  quote: Quote,
  application: ApprovedApplication,
  card: BoundCard,
): NewLoan {
  const now = context.clock.now();
  return {
    loanId: context.ids.next('loan'),
    personId: context.session.personId,
    applicationId: quote.applicationId,
    offerId: quote.offerId,
    quoteId: quote.quoteId,
    cardId: card.cardId,
    contractId: context.ids.next('contract'),
    state: 'requested',
    amountFen: quote.amountFen,
    months: quote.terms.months,
    method: quote.terms.method,
    annualRateBps: quote.terms.annualRateBps,
    limitBand: application.limitBand,
    riskBand: application.riskBand,
    touchId: context.session.touchId,
    host: context.session.host,
    signedAt: now,
    requestedAt: now,
  };
}

async function tellOfDraw(
  context: PersonContext,
  tx: Queryable,
  loan: NewLoan,
  quote: Quote,
  readMs: number,
): Promise<void> {
  const { loanId, contractId, personId, touchId, host } = loan;
  const { applicationId, amountFen, months, annualRateBps } = loan;
  const from = { personId, touchId, host, traceId: context.requestId };
  const { contractHash: documentHash, costStatementHash } = quote;
  await appendFact(
    { ...context, db: tx },
    {
      ...from,
      name: 'contract_signed',
      onceKey: contractId,
      data: { contractId, loanId, documentHash, costStatementHash, readMs },
    },
  );
  await appendFact(
    { ...context, db: tx },
    {
      ...from,
      name: 'drawdown_requested',
      onceKey: loanId,
      data: { loanId, applicationId, amountFen, months, annualRateBps },
    },
  );
}
