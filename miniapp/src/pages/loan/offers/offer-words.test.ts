import { installmentPhrases, isOpenOffer, type Offer, rateOf, sortingPhrases } from './offer-words';

const price = {
  totalCostFen: 100_161,
  totalRepaymentFen: 1_100_161,
  firstPaymentFen: 91_680,
  lastPaymentFen: 91_681,
};
const offer = { method: 'equal_installment', annualRateBps: 1_800, expired: false, price } as Offer;
const joined = (phrases: string[]) => phrases.join('');

test('the last instalment is named when it differs by a fen', () => {
  expect(joined(installmentPhrases({ method: 'equal_installment', price }))).toBe(
    '每期 916.80 元，末期 916.81 元',
  );
  expect(
    joined(installmentPhrases({ method: 'equal_installment', price: { ...price, lastPaymentFen: 91_680 } })),
  ).toBe('每期 916.80 元');
});

test('falling instalments are told as falling', () => {
  const falling = { ...price, firstPaymentFen: 98_333, lastPaymentFen: 84_587 };
  expect(joined(installmentPhrases({ method: 'equal_principal', price: falling }))).toBe(
    '首期 983.33 元，逐期减少到 845.87 元',
  );
});

test('one rate is said once for all rows; several make a range', () => {
  const dearer = { ...offer, annualRateBps: 2_390 };
  expect(joined(sortingPhrases([offer, offer]))).toContain('年化利率都是 18%');
  expect(joined(sortingPhrases([offer, dearer]))).not.toContain('都是');
  expect(rateOf([offer, dearer])).toBe('18%–23.9%');
});

test('an expired offer, or one without a price for the amount, cannot be taken', () => {
  expect(isOpenOffer(offer)).toBe(true);
  expect(isOpenOffer({ ...offer, expired: true })).toBe(false);
  expect(isOpenOffer({ ...offer, price: null })).toBe(false);
});
