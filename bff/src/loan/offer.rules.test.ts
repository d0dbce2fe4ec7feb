import fc from 'fast-check';
import { nearestAmountFen, rankByTotalCost } from './offer.rules';

const now = new Date('2026-11-22T06:20:00Z');

test('property: offers rise in total cost, none is lost, and those without a price stand last', () => {
  const anyOffer = fc.record({
    offerReference: fc.string(),
    months: fc.integer({ min: 1, max: 36 }),
    method: fc.constantFrom(
      'equal_installment' as const,
      'equal_principal' as const,
      'interest_first' as const,
    ),
    annualRateBps: fc.integer({ min: 0, max: 2_400 }),
    upfrontFeeFen: fc.integer({ min: 0, max: 10_000 }),
    monthlyFeeFen: fc.integer({ min: 0, max: 1_000 }),
    minAmountFen: fc.integer({ min: 1, max: 500_000 }),
    maxAmountFen: fc.integer({ min: 500_000, max: 9_000_000 }),
    validUntil: fc.constant(new Date(now.getTime() + 1)),
  });
  fc.assert(
    fc.property(
      fc.array(anyOffer, { minLength: 1, maxLength: 6 }),
      fc.nat(10_000_000),
      (offers, askedFen) => {
        const amountFen = nearestAmountFen(offers, askedFen);
        const ranked = rankByTotalCost(offers, amountFen, now);
        const costs = ranked.map(({ price }) => price?.totalCostFen ?? Number.MAX_SAFE_INTEGER);
        expect(costs).toEqual([...costs].sort((one, other) => one - other));
        expect(new Set(ranked.map((each) => each.offer))).toEqual(new Set(offers));
        expect(ranked[0]?.price).not.toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});
