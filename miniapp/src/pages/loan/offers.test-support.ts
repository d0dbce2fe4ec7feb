import type { Offers } from './offers/offer-words';

const offer = (
  rank: number,
  months: number,
  method: 'equal_installment' | 'equal_principal',
  price: { totalCostFen: number; firstPaymentFen: number; lastPaymentFen: number },
) => ({
  offerId: `off_0${rank}`,
  rank,
  months,
  method,
  annualRateBps: 1_800,
  minAmountFen: 100_000,
  maxAmountFen: 3_000_000,
  upfrontFeeFen: 0,
  monthlyFeeFen: 0,
  validUntil: '2026-12-22T06:20:00.000Z',
  expired: false,
  price: { ...price, totalRepaymentFen: 1_000_000 + price.totalCostFen },
});

/** Three ways to borrow 10,000 元, the cheapest first, as the BFF ranks them. */
export const threeOffers = {
  applicationId: 'app_01',
  amountFen: 1_000_000,
  limitFen: 3_000_000,
  availableFen: 3_000_000,
  offers: [
    offer(1, 6, 'equal_installment', {
      totalCostFen: 53_151,
      firstPaymentFen: 175_525,
      lastPaymentFen: 175_526,
    }),
    offer(2, 12, 'equal_principal', {
      totalCostFen: 97_500,
      firstPaymentFen: 98_333,
      lastPaymentFen: 84_587,
    }),
    offer(3, 12, 'equal_installment', {
      totalCostFen: 100_161,
      firstPaymentFen: 91_680,
      lastPaymentFen: 91_681,
    }),
  ],
} as unknown as Offers;
