import fc from 'fast-check';
import golden from './loan-schedules.cases.json';
import { MAX_PRINCIPAL_FEN, repaymentSchedule, type LoanTerms } from './index';
import { anyLoan } from './loan-terms.arbitrary';

const titled = golden.cases.map(
  (each) => [`${each.input.method} ${each.input.principalFen} x ${each.input.months}`, each] as const,
);

test.each(titled)('golden schedule: %s', (_title, { input, expected }) => {
  const schedule = repaymentSchedule(input as LoanTerms);
  expect(schedule.rows).toHaveLength(input.months);
  const { rows, totalInterestFen, totalRepaymentFen } = expected;
  expect(schedule).toMatchObject({ rows, totalInterestFen, totalRepaymentFen });
});

const loan: LoanTerms = {
  principalFen: 1_000_000,
  annualRateBps: 1_200,
  months: 12,
  method: 'equal_installment',
};

test('the upfront fee is a fee but no repayment; the monthly fee is both', () => {
  const schedule = repaymentSchedule({ ...loan, upfrontFeeFen: 30_000, monthlyFeeFen: 5_000 });
  expect(schedule).toMatchObject({
    totalPrincipalFen: 1_000_000,
    totalInterestFen: 66_186,
    totalFeeFen: 90_000,
    totalRepaymentFen: 1_126_186,
    upfrontFeeFen: 30_000,
  });
  expect(schedule.rows[0]).toEqual({
    number: 1,
    principalFen: 78_849,
    interestFen: 10_000,
    feeFen: 5_000,
    totalFen: 93_849,
    remainingPrincipalFen: 921_151,
  });
});

test('a level payment of exactly half a fen is rounded up, also where the monthly rate has no last digit', () => {
  // 14460 x (121/120)^2 / (2 + 1/120) = 7320.5 and 10050 x 1.01^2 / 2.01 = 5100.5
  const first = (principalFen: number, annualRateBps: number) =>
    repaymentSchedule({ ...loan, principalFen, annualRateBps, months: 2 }).rows[0]?.totalFen;
  expect(first(14_460, 1_000)).toBe(7_321);
  expect(first(10_050, 1_200)).toBe(5_101);
});

test('half a fen of interest is rounded up', () => {
  expect(
    repaymentSchedule({ ...loan, principalFen: 60, annualRateBps: 1_000, months: 1 }).totalInterestFen,
  ).toBe(1);
});

test('a debt smaller than its rounded payments ends early and never turns negative', () => {
  const { rows } = repaymentSchedule({ ...loan, principalFen: 200, annualRateBps: 0, months: 360 });
  expect(rows[199]).toMatchObject({ principalFen: 1, remainingPrincipalFen: 0 });
  expect(rows[359]).toMatchObject({ principalFen: 0, totalFen: 0, remainingPrincipalFen: 0 });
});

test('an equal share is rounded down and the last row takes the rest', () => {
  const { rows } = repaymentSchedule({ ...loan, principalFen: 200, months: 3, method: 'equal_principal' });
  expect(rows.map((row) => row.principalFen)).toEqual([66, 66, 68]);
});

test('the largest loan keeps every total an exact integer', () => {
  const schedule = repaymentSchedule({
    principalFen: MAX_PRINCIPAL_FEN,
    annualRateBps: 100_000,
    months: 360,
    method: 'interest_first',
    upfrontFeeFen: MAX_PRINCIPAL_FEN,
    monthlyFeeFen: MAX_PRINCIPAL_FEN,
  });
  expect(Number.isSafeInteger(schedule.totalRepaymentFen)).toBe(true);
  expect(Number.isSafeInteger(schedule.totalFeeFen)).toBe(true);
});

test.each([
  ['principalFen', 0],
  ['principalFen', 1.5],
  ['principalFen', NaN],
  ['principalFen', MAX_PRINCIPAL_FEN + 1],
  ['annualRateBps', -1],
  ['annualRateBps', '1800'],
  ['months', 0],
  ['months', 361],
  ['upfrontFeeFen', -1],
  ['monthlyFeeFen', Infinity],
  ['method', 'balloon'],
  ['method', 'constructor'],
])('%s of %p is refused by name', (field, value) => {
  expect(() => repaymentSchedule({ ...loan, [field]: value })).toThrow(RangeError);
  expect(() => repaymentSchedule({ ...loan, [field]: value })).toThrow(field);
});

test('property: principal sums to the debt, every row adds up, nothing is negative or -0', () => {
  fc.assert(
    fc.property(anyLoan, (terms) => {
      const { rows, ...totals } = repaymentSchedule(terms);
      let remaining = terms.principalFen;
      const wrongRows = rows.filter((row) => {
        remaining -= row.principalFen;
        const addsUp = row.totalFen === row.principalFen + row.interestFen + row.feeFen;
        return !addsUp || row.remainingPrincipalFen !== remaining || !Object.values(row).every(isAmount);
      });
      expect(wrongRows).toEqual([]);
      expect(remaining).toBe(0);
      expect(totals.totalPrincipalFen).toBe(terms.principalFen);
      expect(totals.totalRepaymentFen).toBe(
        totals.totalPrincipalFen + totals.totalInterestFen + totals.totalFeeFen - totals.upfrontFeeFen,
      );
      expect(Object.values(totals).every(isAmount)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('property: level payments are level until the last row, while anything is owed', () => {
  const level = anyLoan.map((terms) => ({ ...terms, method: 'equal_installment' as const }));
  fc.assert(
    fc.property(level, (terms) => {
      const { rows } = repaymentSchedule(terms);
      const open = rows.slice(0, -1).filter((row) => row.remainingPrincipalFen > 0);
      return open.every((row) => row.totalFen === open[0]?.totalFen);
    }),
    { numRuns: 1_000 },
  );
});

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}
