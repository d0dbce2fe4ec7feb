import fc from 'fast-check';
import { anyLoan } from '../../../shared/src/money/loan-terms.arbitrary';
import {
  annualCostCapBps,
  judgeAmount,
  lawfulYearlyCostBps,
  type QuoteTerms,
  scheduleOf,
  secondsLeftToRead,
} from './quote.rules';

const now = new Date('2026-11-22T06:20:00Z');
const terms: QuoteTerms = {
  offerReference: 'off-12',
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_800,
  upfrontFeeFen: 0,
  monthlyFeeFen: 0,
};
const offer = {
  ...terms,
  minAmountFen: 100_000,
  maxAmountFen: 3_000_000,
  validUntil: new Date(now.getTime() + 1),
};

test.each([
  [100_000, 'ok'],
  [99_999, 'amount_out_of_range'],
  [3_000_000, 'ok'],
  [3_000_001, 'amount_out_of_range'],
])('an amount of %p fen is %s', (amountFen, verdict) => {
  expect(judgeAmount(offer, amountFen, now)).toBe(verdict);
});

test('an offer ends in the very moment it says', () => {
  expect(judgeAmount({ ...offer, validUntil: now }, 100_000, now)).toBe('offer_expired');
});

test('the yearly cost is the rate where there are no fees, and above it where there are', () => {
  expect(lawfulYearlyCostBps(scheduleOf(terms, 1_000_000))).toBe(1_800);
  expect(lawfulYearlyCostBps(scheduleOf({ ...terms, monthlyFeeFen: 100 }, 1_000_000))).toBeGreaterThan(1_800);
});

test('the cap itself is lawful, anything above it is not, nor a fee that eats the principal', () => {
  expect(lawfulYearlyCostBps(scheduleOf({ ...terms, annualRateBps: 2_400 }, 1_000_000))).toBe(2_400);
  expect(lawfulYearlyCostBps(scheduleOf({ ...terms, annualRateBps: 2_401 }, 1_000_000))).toBeNull();
  expect(lawfulYearlyCostBps(scheduleOf({ ...terms, upfrontFeeFen: 1_000_000 }, 1_000_000))).toBeNull();
});

test('property: nothing above the cap is ever quoted', () => {
  fc.assert(
    fc.property(anyLoan, ({ principalFen, upfrontFeeFen = 0, monthlyFeeFen = 0, ...rest }) => {
      const schedule = scheduleOf(
        { offerReference: 'o', ...rest, upfrontFeeFen, monthlyFeeFen },
        principalFen,
      );
      const bps = lawfulYearlyCostBps(schedule);
      return bps === null || bps <= annualCostCapBps;
    }),
    { numRuns: 1_000 },
  );
});

test('reading time runs from the showing, in whole seconds', () => {
  const after = (ms: number) => secondsLeftToRead(now, new Date(now.getTime() + ms), 10);
  expect([after(0), after(1), after(9_000), after(9_999), after(10_000), after(60_000)]).toEqual([
    10, 10, 1, 1, 0, 0,
  ]);
});
