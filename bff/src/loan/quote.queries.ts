import { beijingDate } from '@loudou/shared/calendar';
import type { QuoteId } from '@loudou/shared/ids';
import type { Product } from '@loudou/shared/product';
import { AppError } from '../platform/errors';
import type { PersonContext } from '../platform/trpc';
import { writeCostStatement } from './cost-statement';
import { checkCodeOf } from './document-text';
import { rankByTotalCost, nearestAmountFen } from './offer.rules';
import { newestApproved, offersOf, usedLimitFen } from './offer.store';
import { datedRows, scheduleOf, totalCostFen } from './quote.rules';
import { findQuote, type Quote, readContractText } from './quote.store';

/** The offers of the newest approval, priced for one amount and sorted by what they cost in all. */
export async function readOffers(context: PersonContext, input: { amountFen?: number }) {
  const application = await newestApproved(context.db, context.session.personId);
  if (!application) return null;
  const offers = await offersOf(context.db, application.applicationId);
  if (offers.length === 0) return null;
  const amountFen = nearestAmountFen(offers, input.amountFen ?? application.requestedAmountFen);
  const usedFen = await usedLimitFen(context.db, application.applicationId);
  return {
    applicationId: application.applicationId,
    amountFen,
    limitFen: application.limitFen,
    availableFen: Math.max(application.limitFen - usedFen, 0),
    offers: rankByTotalCost(offers, amountFen, context.clock.now()).map(
      ({ offer, expired, price }, index) => ({
        offerId: offer.offerId,
        rank: index + 1,
        months: offer.months,
        method: offer.method,
        annualRateBps: offer.annualRateBps,
        minAmountFen: offer.minAmountFen,
        maxAmountFen: offer.maxAmountFen,
        upfrontFeeFen: offer.upfrontFeeFen,
        monthlyFeeFen: offer.monthlyFeeFen,
        validUntil: offer.validUntil.toISOString(),
        expired,
        price,
      }),
    ),
  };
}

export async function readQuote(context: PersonContext, quoteId: QuoteId) {
  const quote = await findQuote(context.db, context.session.personId, quoteId);
  if (!quote) throw new AppError('not_found');
  return viewOf(quote, context.product);
}

/** Everything that the cost page shows. The text is the stored one; the figures follow from the stored terms. */
function viewOf(quote: Quote, product: Product) {
  const { terms, amountFen } = quote;
  const schedule = scheduleOf(terms, amountFen);
  const rows = datedRows(schedule, quote.shownAt);
  const statement = writeCostStatement({
    // The penalty is the one that was shown then, whatever is configured by now.
    product: { ...product, penaltyAnnualRateBps: terms.penaltyAnnualRateBps },
    terms,
    schedule,
    rows,
    yearlyCostBps: terms.yearlyCostBps,
    quotedOn: beijingDate(quote.shownAt.getTime()),
  });
  return {
    quoteId: quote.quoteId,
    offerId: quote.offerId,
    amountFen,
    receivedFen: amountFen - schedule.upfrontFeeFen,
    months: terms.months,
    method: terms.method,
    annualRateBps: terms.annualRateBps,
    yearlyCostBps: terms.yearlyCostBps,
    totalInterestFen: schedule.totalInterestFen,
    totalFeeFen: schedule.totalFeeFen,
    totalCostFen: totalCostFen(schedule),
    totalRepaymentFen: schedule.totalRepaymentFen,
    rows,
    costStatement: {
      ...statement,
      text: quote.costStatement,
      hash: quote.costStatementHash,
      checkCode: checkCodeOf(quote.costStatementHash),
    },
    contractHash: quote.contractHash,
    readingSeconds: product.costReadingSeconds,
    shownAt: quote.shownAt.toISOString(),
    validUntil: quote.validUntil.toISOString(),
  };
}

export async function readContract(context: PersonContext, quoteId: QuoteId) {
  const contract = await readContractText(context.db, context, context.session.personId, quoteId);
  if (!contract) throw new AppError('not_found');
  return { ...contract, checkCode: checkCodeOf(contract.hash) };
}
