import { type QuoteTerms, scheduleOf, totalCostFen } from './quote.rules';

export interface PricedOffer<Offer> {
  offer: Offer;
  expired: boolean;
  /** Null when the offer cannot take this amount. */
  price: {
    totalCostFen: number;
    totalRepaymentFen: number;
    firstPaymentFen: number;
    lastPaymentFen: number;
  } | null;
}

interface OfferTerms extends QuoteTerms {
  minAmountFen: number;
  maxAmountFen: number;
  validUntil: Date;
}

/** The amount asked for, moved to the nearest one that any of the offers can take. */
export function nearestAmountFen(offers: readonly OfferTerms[], askedFen: number): number {
  const leastFen = Math.min(...offers.map((offer) => offer.minAmountFen));
  const mostFen = Math.max(...offers.map((offer) => offer.maxAmountFen));
  return Math.min(Math.max(askedFen, leastFen), mostFen);
}

/** The cheapest first; of two that cost the same the shorter. What cannot take the amount stands last. */
export function rankByTotalCost<Offer extends OfferTerms>(
  offers: readonly Offer[],
  amountFen: number,
  now: Date,
): PricedOffer<Offer>[] {
  return offers
    .map((offer) => priceOffer(offer, amountFen, now))
    .sort((one, other) => costOf(one) - costOf(other) || one.offer.months - other.offer.months);
}

// Finite, so that two offers without a price can be told from each other by their months.
const costOf = ({ price }: PricedOffer<unknown>) => price?.totalCostFen ?? Number.MAX_SAFE_INTEGER;

function priceOffer<Offer extends OfferTerms>(
  offer: Offer,
  amountFen: number,
  now: Date,
): PricedOffer<Offer> {
  const expired = offer.validUntil <= now;
  if (amountFen < offer.minAmountFen || amountFen > offer.maxAmountFen)
    return { offer, expired, price: null };
  const schedule = scheduleOf(offer, amountFen);
  return {
    offer,
    expired,
    price: {
      totalCostFen: totalCostFen(schedule),
      totalRepaymentFen: schedule.totalRepaymentFen,
      firstPaymentFen: schedule.rows[0]!.totalFen,
      lastPaymentFen: schedule.rows.at(-1)!.totalFen,
    },
  };
}
