import { amountRange, stopsWithin } from './amount-stops';

const offer = { minAmountFen: 100_000, maxAmountFen: 3_000_000, expired: false };

test('the slider ends at the very limit, also when no stop lies there', () => {
  expect(stopsWithin(100_000, 700_000)).toEqual([100_000, 200_000, 300_000, 500_000, 700_000]);
});

test('a limit of one amount leaves one stop', () => {
  expect(stopsWithin(100_000, 100_000)).toEqual([100_000]);
});

test('what was borrowed already narrows the range', () => {
  expect(amountRange([offer], 1_200_000)).toEqual({ leastFen: 100_000, mostFen: 1_200_000 });
});

test('without an open offer, or with less left than the least amount, nothing can be chosen', () => {
  expect(amountRange([{ ...offer, expired: true }], 3_000_000)).toBeNull();
  expect(amountRange([offer], 50_000)).toBeNull();
});
