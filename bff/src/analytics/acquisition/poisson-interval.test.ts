import { poissonInterval } from './poisson-interval';

// Garwood 1936 as printed in Pearson and Hartley, Biometrika Tables for Statisticians, table 40.
test.each([
  [0, 0, 3.69],
  [1, 0.0253, 5.57],
  [2, 0.242, 7.22],
  [3, 0.619, 8.77],
  [5, 1.62, 11.67],
  [10, 4.8, 18.39],
  [20, 12.22, 30.89],
  [30, 20.24, 42.83],
  [50, 37.11, 65.92],
])('%i seen: the mean lies in the published range', (count, low, high) => {
  const interval = poissonInterval(count);
  expect(interval.low).toBeCloseTo(low, low < 1 ? 3 : 2);
  expect(interval.high).toBeCloseTo(high, 1);
  expect(Math.abs(interval.high - high)).toBeLessThan(0.006);
});

/** The share of a Poisson distribution up to a count, term by term. */
function upTo(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let seen = 1; seen <= count; seen += 1) sum += term *= mean / seen;
  return sum;
}

test.each([1, 4, 17, 100, 400])('each end leaves 2.5 %% of repetitions outside: %i', (count) => {
  const { low, high } = poissonInterval(count);
  expect(1 - upTo(count - 1, low)).toBeCloseTo(0.025, 9);
  expect(upTo(count, high)).toBeCloseTo(0.025, 9);
});

test('a large count comes near the normal range, and quickly', () => {
  const { low, high } = poissonInterval(1_000_000);
  expect(low).toBeCloseTo(1_000_000 - 1.96 * 1_000, -2);
  expect(high).toBeCloseTo(1_000_000 + 1.96 * 1_000, -2);
});

test.each([-1, 0.5, Number.NaN])('%d is no count', (count) => {
  expect(() => poissonInterval(count)).toThrow(RangeError);
});
