import { beijingDate } from '@loudou/shared/calendar';
import type { OfferId, QuoteId } from '@loudou/shared/ids';
import { readIdentityDocument } from '../identity';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { PersonContext } from '../platform/trpc';
import { writeContract } from './contract-text';
import { type Costs, writeCostStatement } from './cost-statement';
import { hashOfText } from './document-text';
import { findOffer, lockApproved, markAccepted, type Offer, usedLimitFen } from './offer.store';
import {
  datedRows,
  judgeAmount,
  lawfulYearlyCostBps,
  quoteLifeMs,
  scheduleOf,
  termsOf,
  totalCostFen,
} from './quote.rules';
import { insertQuote } from './quote.store';

/**
 * Fixes the price of one amount under one offer for half an hour, with the texts that will be agreed to. Errors:
 * `offer_expired`, `amount_out_of_range` (details.minAmountFen, maxAmountFen), `not_found`, `not_allowed` when the
 * offer costs more than may be charged.
 */
export function makeQuote(
  context: PersonContext,
  input: { offerId: OfferId; amountFen: number; idempotencyKey: string },
): Promise<{ quoteId: QuoteId }> {
  const intent = {
    owner: context.session.personId,
    operation: 'loan.quote',
    key: input.idempotencyKey,
    input: [input.offerId, input.amountFen],
  };
  return once(context.db, context.clock.now(), intent, async (tx) => {
    const offer = await openOffer(context, tx, input);
    const costs = priceOf(context, offer, input.amountFen);
    const quoteId = await keepQuote(context, tx, offer, costs);
    await tellOfQuote(context, tx, { quoteId, offer, costs });
    return { quoteId };
  });
}

async function openOffer(
  context: PersonContext,
  tx: Queryable,
  input: { offerId: OfferId; amountFen: number },
): Promise<Offer> {
  const offer = await findOffer(tx, context.session.personId, input.offerId);
  if (!offer) throw new AppError('not_found');
  const application = await lockApproved(tx, offer.applicationId);
  if (!application) throw new AppError('offer_expired');
  const leftFen = application.limitFen - (await usedLimitFen(tx, offer.applicationId));
  const maxAmountFen = Math.min(offer.maxAmountFen, leftFen);
  const verdict = judgeAmount({ ...offer, maxAmountFen }, input.amountFen, context.clock.now());
  if (verdict === 'offer_expired') throw new AppError('offer_expired');
  if (verdict === 'amount_out_of_range')
    throw new AppError('amount_out_of_range', {
      details: { minAmountFen: offer.minAmountFen, maxAmountFen },
    });
  return offer;
}

function priceOf(context: PersonContext, offer: Offer, amountFen: number): Costs {
  const schedule = scheduleOf(offer, amountFen);
  const yearlyCostBps = lawfulYearlyCostBps(schedule);
  if (yearlyCostBps === null) {
    context.logger.error({ offerId: offer.offerId, amountFen }, 'an offer costs more than may be charged');
    throw new AppError('not_allowed', { details: { rule: 'annual_cost_cap' } });
  }
  const now = context.clock.now();
  return {
    product: context.product,
    terms: termsOf(offer),
    schedule,
    rows: datedRows(schedule, now),
    yearlyCostBps,
    quotedOn: beijingDate(now.getTime()),
  };
}

async function keepQuote(
  context: PersonContext,
  tx: Queryable,
  offer: Offer,
  costs: Costs,
): Promise<QuoteId> {
  const { personId } = context.session;
  const document = await readIdentityDocument(tx, context, personId);
  if (!document) throw new AppError('step_not_open', { details: { step: 'identity' } });
  const quoteId = context.ids.next('quote');
  const costStatement = writeCostStatement(costs).text;
  const costStatementHash = hashOfText(costStatement);
  const borrower = { name: document.name, identityNumber: document.number };
  const contractText = writeContract(costs, borrower, { quoteId, costStatementHash });
  const now = context.clock.now();
  await insertQuote(tx, context, {
    quoteId,
    personId,
    applicationId: offer.applicationId,
    offerId: offer.offerId,
    amountFen: costs.schedule.totalPrincipalFen,
    totalRepaymentFen: costs.schedule.totalRepaymentFen,
    terms: {
      ...costs.terms,
      yearlyCostBps: costs.yearlyCostBps,
      penaltyAnnualRateBps: costs.product.penaltyAnnualRateBps,
    },
    costStatement,
    costStatementHash,
    contractText,
    contractHash: hashOfText(contractText),
    shownAt: now,
    // A price never lives longer than the offer that it comes from.
    validUntil: new Date(Math.min(now.getTime() + quoteLifeMs, offer.validUntil.getTime())),
  });
  return quoteId;
}

async function tellOfQuote(
  context: PersonContext,
  tx: Queryable,
  { quoteId, offer, costs }: { quoteId: QuoteId; offer: Offer; costs: Costs },
): Promise<void> {
  const { personId, touchId, host } = context.session;
  const { offerId, applicationId, rank } = offer;
  const { schedule, terms } = costs;
  const from = { personId, touchId, host, traceId: context.requestId };
  if (await markAccepted(tx, offerId, context.clock.now())) {
    const data = { applicationId, offerId, rank, totalCostFen: totalCostFen(schedule) };
    await appendFact({ ...context, db: tx }, { ...from, name: 'offer_accepted', onceKey: offerId, data });
  }
  const data = {
    quoteId,
    offerId,
    amountFen: schedule.totalPrincipalFen,
    months: terms.months,
    method: terms.method,
    annualRateBps: terms.annualRateBps,
    feesFen: schedule.totalFeeFen,
    totalRepaymentFen: schedule.totalRepaymentFen,
  };
  await appendFact({ ...context, db: tx }, { ...from, name: 'drawdown_quoted', onceKey: quoteId, data });
}
