import { annualCost } from '@loudou/shared/money';
import type { ExampleLoan } from '@loudou/shared/page-config';
import { defaultProduct } from '@loudou/shared/product';
import fc from 'fast-check';
import { render } from '../rendered/render';
import { plainGround } from './ground.fixture';
import { recomputedFromFlows } from './recomputed-from-flows.rule';

// A range that no loan is outside of: what is tried here is the example alone.
const product = { ...defaultProduct, minAnnualRateBps: 1, maxAnnualRateBps: 20_000 };

const everyTerm = {
  ...plainGround,
  product: { ...plainGround.product, monthsOffered: Array.from({ length: 60 }, (_, place) => place + 1) },
};

const loans = fc
  .record({
    amountFen: fc.integer({ min: 100_000, max: 20_000_000 }),
    months: fc.integer({ min: 1, max: 60 }),
    annualRateBps: fc.integer({ min: 1, max: 3_600 }),
    upfrontFeePercent: fc.integer({ min: 0, max: 15 }),
    monthlyFeeFen: fc.integer({ min: 0, max: 5_000 }),
  })
  .map(({ upfrontFeePercent, ...loan }) => ({
    ...loan,
    upfrontFeeFen: Math.floor((loan.amountFen * upfrontFeePercent) / 100),
  }));

const costOf = ({ amountFen, ...loan }: Omit<ExampleLoan, 'shownAnnualRateBps'>): number =>
  annualCost({ ...loan, principalFen: amountFen, method: 'equal_installment' }).nominalAnnualBps;

const verdictOf = (example: ExampleLoan) => {
  const page = render({
    variant: 'b',
    values: { 'landing.example': example },
    product: { ...product, minAmountFen: 100_000, maxAmountFen: 100_000, monthsOffered: [12] },
    host: 'weapp',
    largeText: false,
  });
  const blocks = page.blocks.filter(({ id }) => id === 'landing.example');
  return recomputedFromFlows.check({ ...page, blocks }, everyTerm).verdict;
};

test('a shown rate within a basis point of its flows passes, one that is two off does not, whatever the fees', () => {
  fc.assert(
    fc.property(loans, fc.integer({ min: 2, max: 400 }), fc.boolean(), (loan, off, isAbove) => {
      const cost = costOf(loan);
      fc.pre(cost < 19_000);
      const near = Math.round(cost);
      for (const shown of [near - 1, near, near + 1])
        if (shown >= 0 && Math.abs(shown - cost) <= 1)
          expect(verdictOf({ ...loan, shownAnnualRateBps: shown })).toBe('passed');
      const wrong = isAbove ? Math.ceil(cost) + off : Math.floor(cost) - off;
      if (wrong >= 0) expect(verdictOf({ ...loan, shownAnnualRateBps: wrong })).toBe('failed');
    }),
    { numRuns: 300 },
  );
});

test('what the evidence tells are the figures of the flows', () => {
  const example: ExampleLoan = {
    amountFen: 1_000_000,
    months: 12,
    annualRateBps: 1_800,
    upfrontFeeFen: 0,
    monthlyFeeFen: 0,
    shownAnnualRateBps: 1_802,
  };
  const page = render({
    variant: 'b',
    values: { 'landing.example': example },
    product: defaultProduct,
    host: 'weapp',
    largeText: false,
  });
  const judged = recomputedFromFlows.check(page, plainGround);
  expect(judged).toMatchObject({
    verdict: 'failed',
    places: ['landing.example'],
    evidence: {
      loan: { principalFen: 1_000_000, months: 12, monthlyFen: 91_680, totalFen: 1_100_161, shownBps: 1_802 },
    },
    fix: { 'landing.example': { ...example, shownAnnualRateBps: 1_800 } },
  });
});
