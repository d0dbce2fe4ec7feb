import fc from 'fast-check';
import { allocatePayment, type OutstandingInstallment } from './index';

const installment = (number: number): OutstandingInstallment => ({
  number,
  feeFen: 500,
  interestFen: 1_000,
  principalFen: 7_000,
});

test('the oldest instalment is paid first, and in it fee, interest, then principal', () => {
  const { allocations, excessFen } = allocatePayment([installment(3), installment(2)], 8_500 + 700);
  expect(allocations).toEqual([
    { number: 2, feeFen: 500, interestFen: 1_000, principalFen: 7_000, totalFen: 8_500 },
    { number: 3, feeFen: 500, interestFen: 200, principalFen: 0, totalFen: 700 },
  ]);
  expect(excessFen).toBe(0);
});

test('one fen short leaves one fen of principal owed', () => {
  expect(allocatePayment([installment(1)], 8_499).allocations[0]?.principalFen).toBe(6_999);
});

test('what is paid beyond the debt is excess', () => {
  expect(allocatePayment([installment(1)], 9_000)).toMatchObject({ allocatedFen: 8_500, excessFen: 500 });
  expect(allocatePayment([], 100)).toEqual({ allocations: [], allocatedFen: 0, excessFen: 100 });
});

test.each([-1, 0.5, NaN])('a payment of %p is refused', (paidFen) => {
  expect(() => allocatePayment([installment(1)], paidFen)).toThrow(RangeError);
});

test('a negative debt is refused by name', () => {
  expect(() => allocatePayment([{ ...installment(1), interestFen: -1 }], 100)).toThrow('interestFen');
});

const amount = fc.integer({ min: 0, max: 1_000_000 });
const debts = fc
  .array(fc.record({ feeFen: amount, interestFen: amount, principalFen: amount }), { maxLength: 24 })
  .map((owed) => owed.map((each, index): OutstandingInstallment => ({ number: index + 1, ...each })));

test('property: allocated and excess are the payment, and no more is taken than is owed', () => {
  fc.assert(
    fc.property(debts, fc.integer({ min: 0, max: 50_000_000 }), (owed, paidFen) => {
      const { allocations, allocatedFen, excessFen } = allocatePayment(owed, paidFen);
      const sum = allocations.reduce((total, each) => total + each.totalFen, 0);
      const owedFen = owed.reduce(
        (total, each) => total + each.feeFen + each.interestFen + each.principalFen,
        0,
      );
      expect(allocatedFen).toBe(sum);
      expect(allocatedFen + excessFen).toBe(paidFen);
      expect(allocatedFen).toBe(Math.min(paidFen, owedFen));
      for (const each of allocations) {
        const debt = owed[each.number - 1] as OutstandingInstallment;
        expect(each.feeFen <= debt.feeFen && each.interestFen <= debt.interestFen).toBe(true);
        expect(each.principalFen).toBeLessThanOrEqual(debt.principalFen);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('property: nothing newer is paid while something older is owed', () => {
  fc.assert(
    fc.property(debts, amount, (owed, paidFen) => {
      const { allocations } = allocatePayment(owed.slice().reverse(), paidFen);
      const settledInFull = allocations.slice(0, -1).every((each) => {
        const debt = owed[each.number - 1] as OutstandingInstallment;
        return each.totalFen === debt.feeFen + debt.interestFen + debt.principalFen;
      });
      return (
        settledInFull && allocations.every((each, i) => i === 0 || each.number > allocations[i - 1]!.number)
      );
    }),
    { numRuns: 1_000 },
  );
});
