import fc from 'fast-check';
import type { LoanTerms } from './index';

/** Loans of every size, tiny ones and free ones among them; the upfront fee leaves at least one fen to pay out. */
export const anyLoan: fc.Arbitrary<LoanTerms> = fc
  .record({
    principalFen: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10_000_000_000 })),
    annualRateBps: fc.oneof(fc.integer({ min: 0, max: 3_600 }), fc.integer({ min: 0, max: 20_000 })),
    months: fc.oneof(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 1, max: 360 })),
    method: fc.constantFrom(
      'equal_installment' as const,
      'equal_principal' as const,
      'interest_first' as const,
    ),
    upfrontShare: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.999, noNaN: true })),
    monthlyFeeFen: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 })),
  })
  .map(({ upfrontShare, ...terms }) => ({
    ...terms,
    upfrontFeeFen: Math.floor(terms.principalFen * upfrontShare),
  }));
