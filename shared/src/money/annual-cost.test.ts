import Big from 'big.js';
import fc from 'fast-check';
import golden from './loan-schedules.cases.json';
import { MAX_PRINCIPAL_FEN, annualCost, repaymentSchedule, type LoanTerms } from './index';
import { anyLoan } from './loan-terms.arbitrary';

const titled = golden.cases.map(
  (each) => [`${each.input.method} ${each.input.principalFen} x ${each.input.months}`, each] as const,
);

const HUNDREDTH_BPS_DIGITS = 3;

test.each(titled)('golden cost: %s', (_title, { input, expected }) => {
  const cost = annualCost(input as LoanTerms);
  expect(cost.monthlyIrr).toBeCloseTo(Number(expected.monthlyIrr), 11);
  expect(cost.nominalAnnualBps).toBeCloseTo(Number(expected.nominalAnnualBps), HUNDREDTH_BPS_DIGITS);
  expect(cost.effectiveAnnualBps).toBeCloseTo(Number(expected.effectiveAnnualBps), HUNDREDTH_BPS_DIGITS);
});

const loan: LoanTerms = {
  principalFen: 1_000_000,
  annualRateBps: 1_200,
  months: 12,
  method: 'equal_installment',
};

test('the terms and their schedule cost the same', () => {
  const terms = { ...loan, upfrontFeeFen: 10_000, monthlyFeeFen: 300 };
  expect(annualCost(repaymentSchedule(terms))).toEqual(annualCost(terms));
});

test('a free loan costs exactly nothing', () => {
  const cost = annualCost({ ...loan, annualRateBps: 0 });
  expect(Object.values(cost).every((value) => Object.is(value, 0))).toBe(true);
});

test.each([1_000_000, 1_000_001])(
  'a fee of %d that eats the principal has no rate and is refused',
  (upfrontFeeFen) => {
    expect(() => annualCost({ ...loan, upfrontFeeFen })).toThrow(RangeError);
    expect(() => annualCost({ ...loan, upfrontFeeFen })).toThrow('upfrontFeeFen');
  },
);

test.each(['equal_installment', 'equal_principal', 'interest_first'] as const)(
  'absurd fees still have a finite rate: %s',
  (method) => {
    for (const months of [1, 12, 360]) {
      const principalFen = MAX_PRINCIPAL_FEN;
      const cost = annualCost({
        principalFen,
        annualRateBps: 100_000,
        months,
        method,
        upfrontFeeFen: principalFen - 1,
        monthlyFeeFen: MAX_PRINCIPAL_FEN,
      });
      expect(cost.monthlyIrr).toBeGreaterThan(1_000_000_000);
      expect(isFinite(cost.effectiveAnnualBps)).toBe(true);
    }
  },
);

test('one fen received and two paid after a month is 100 % a month', () => {
  const cost = annualCost({ ...loan, principalFen: 2, annualRateBps: 0, months: 1, upfrontFeeFen: 1 });
  expect(cost.monthlyIrr).toBeCloseTo(1, 12);
  expect(cost.effectiveAnnualBps / 10_000).toBeCloseTo(4_095, 8);
});

test('property: the flows at the rate found are worth the payout to a tenth of a fen', () => {
  fc.assert(
    fc.property(anyLoan, (terms) => {
      const schedule = repaymentSchedule(terms);
      const { monthlyIrr } = annualCost(schedule);
      const receivedFen = terms.principalFen - schedule.upfrontFeeFen;
      const worthFen = presentValue(
        schedule.rows.map((row) => row.totalFen),
        monthlyIrr,
      );
      expect(Math.abs(worthFen - receivedFen)).toBeLessThanOrEqual(0.1);
      expect(monthlyIrr).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1_000 },
  );
});

/** By Horner's rule in decimals, so that the check does not share the arithmetic it checks. */
function presentValue(paymentsFen: number[], monthlyRate: number): number {
  const growth = new Big(monthlyRate).plus(1);
  const worth = paymentsFen.reduceRight((later, payment) => later.plus(payment).div(growth), new Big(0));
  return Number(worth);
}
