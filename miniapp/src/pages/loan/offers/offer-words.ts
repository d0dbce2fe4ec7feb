import { formatYuan } from '@loudou/shared/money';
import type { Answers } from '../../../api';
import { shortRate } from '../../../components';

export type Offers = NonNullable<Answers['loan']['offers']>;
export type Offer = Offers['offers'][number];
export type Price = NonNullable<Offer['price']>;

/** `每期 916.80 元，末期 916.81 元`, in phrases that a line may end between. */
export function installmentPhrases({ method, price }: { method: Offer['method']; price: Price }): string[] {
  const first = formatYuan(price.firstPaymentFen);
  const last = formatYuan(price.lastPaymentFen);
  if (first === last) return [`每期 ${first} 元`];
  if (method === 'equal_principal') return [`首期 ${first} 元，`, `逐期减少到 ${last} 元`];
  return [`每期 ${first} 元，`, `末期 ${last} 元`];
}

/** What the rows are sorted by, and their rate when it is one for all. */
export function sortingPhrases(offers: readonly Offer[]): string[] {
  const rates = offers.map((offer) => offer.annualRateBps);
  const isOneRate = rates.every((rate) => rate === rates[0]);
  const rate =
    isOneRate && rates[0] !== undefined
      ? `年化利率都是 ${shortRate(rates[0])}（单利）`
      : '年化利率见各方案（单利）';
  return ['按总成本从低到高排列，', rate];
}

/** The rate that stands beside the limit: one, or from the lowest to the highest. */
export function rateOf(offers: readonly Offer[]): string {
  const rates = offers.map((offer) => offer.annualRateBps);
  const least = Math.min(...rates);
  const most = Math.max(...rates);
  return least === most ? shortRate(least) : `${shortRate(least)}–${shortRate(most)}`;
}

/** A chosen offer counts only while it can still be taken for the amount shown. */
export const isOpenOffer = (offer: Offer): offer is Offer & { price: Price } =>
  offer.price !== null && !offer.expired;
