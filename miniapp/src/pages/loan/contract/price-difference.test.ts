import type { Offers } from '../offers/offer-words';
import type { Quote } from '../shown-quote';
import { priceDifference } from './price-difference';

const shown = {
  offerId: 'off_01',
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_760,
  totalCostFen: 97_891,
  totalRepaymentFen: 1_097_891,
} as unknown as Quote;

const offer = {
  offerId: 'off_01',
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_800,
  expired: false,
  price: { totalCostFen: 100_161, totalRepaymentFen: 1_100_161 },
} as unknown as Offers['offers'][number];

const offers = (...each: Offers['offers']) => ({ offers: each }) as unknown as Offers;

test('every figure that changed is told with both values', () => {
  expect(priceDifference(shown, offers(offer))).toEqual([
    '年化利率 从 17.6% 变为 18%',
    '总成本 从 978.91 元 变为 1,001.61 元',
    '共还 从 10,978.91 元 变为 11,001.61 元',
  ]);
});

test('an offer made anew under another number is found by its term', () => {
  expect(priceDifference(shown, offers({ ...offer, offerId: 'off_02' }))).toHaveLength(3);
});

test('an offer that is gone, expired or without a price is said to be gone', () => {
  const gone = ['这个方案现在不能借了'];
  expect(priceDifference(shown, null)).toEqual(gone);
  expect(priceDifference(shown, offers({ ...offer, expired: true }))).toEqual(gone);
  expect(priceDifference(shown, offers({ ...offer, price: null }))).toEqual(gone);
});

test('the same price leaves nothing to tell', () => {
  const same = {
    ...offer,
    annualRateBps: 1_760,
    price: { ...offer.price!, totalCostFen: 97_891, totalRepaymentFen: 1_097_891 },
  };
  expect(priceDifference(shown, offers(same))).toEqual([]);
});
