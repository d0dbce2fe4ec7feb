import fc from 'fast-check';
import { wilsonRate } from './wilson';

test.each([
  // Newcombe (1998), table I, method 3.
  { reached: 81, base: 263, low: 0.2553, high: 0.3662 },
  { reached: 15, base: 148, low: 0.0624, high: 0.1605 },
  { reached: 0, base: 20, low: 0, high: 0.1611 },
  { reached: 1, base: 29, low: 0.0061, high: 0.1718 },
])('$reached of $base lies between $low and $high', ({ reached, base, low, high }) => {
  const rate = wilsonRate(reached, base)!;
  expect(rate.low).toBeCloseTo(low, 4);
  expect(rate.high).toBeCloseTo(high, 4);
});

test('where nobody came there is no share, not a share of zero', () => {
  expect(wilsonRate(0, 0)).toBeNull();
});

test('the interval holds the share, stays a share, and narrows with more people', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (base, part) => {
        const reached = Math.floor(part * base);
        const rate = wilsonRate(reached, base)!;
        const tenfold = wilsonRate(reached * 10, base * 10)!;
        expect(0 <= rate.low && rate.low <= rate.share && rate.share <= rate.high && rate.high <= 1).toBe(
          true,
        );
        expect(tenfold.high - tenfold.low).toBeLessThan(rate.high - rate.low);
      },
    ),
    { numRuns: 1000 },
  );
});
