import { shortRate } from '../../../components';
import { yuan } from '../../words/amounts';
import type { Offers } from '../offers/offer-words';
import type { Quote } from '../shown-quote';

/** What is different now from what was shown, line by line; the offer may be gone altogether. */
export function priceDifference(shown: Quote, now: Offers | null): string[] {
  const offer = now?.offers.find((each) => each.offerId === shown.offerId) ?? sameTerm(shown, now);
  if (!offer || offer.expired || !offer.price) return ['这个方案现在不能借了'];
  return [
    changed('年化利率', shortRate(shown.annualRateBps), shortRate(offer.annualRateBps)),
    changed('总成本', yuan(shown.totalCostFen), yuan(offer.price.totalCostFen)),
    changed('共还', yuan(shown.totalRepaymentFen), yuan(offer.price.totalRepaymentFen)),
  ].filter((line): line is string => line !== null);
}

const sameTerm = (shown: Quote, now: Offers | null) =>
  now?.offers.find((each) => each.months === shown.months && each.method === shown.method);

const changed = (what: string, before: string, after: string): string | null =>
  before === after ? null : `${what} 从 ${before} 变为 ${after}`;
