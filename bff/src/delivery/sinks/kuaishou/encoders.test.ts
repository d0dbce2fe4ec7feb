import fc from 'fast-check';
import { readPurchaseFen, toEventTime, toPurchaseAmount } from './encoders';

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [10, '0.10'],
  [1_234_507, '12345.07'],
  [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(toPurchaseAmount(fen)).toBe(yuan);
});

test.each([undefined, null, '100', 0.5, -1, Number.NaN, Infinity, 1e300, {}])('%p is no amount', (value) => {
  expect(toPurchaseAmount(value)).toBeNull();
});

test('property: two decimals always, and no fen lost', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (fen) => {
      const yuan = toPurchaseAmount(fen)!;
      expect(yuan).toMatch(/^\d+\.\d{2}$/);
      expect(BigInt(yuan.replace('.', ''))).toBe(BigInt(fen));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [0, 0],
  [1_234_507, 1_234_507],
  [99_999_999_999_999, 99_999_999_999_999],
  [100_000_000_000_000, null],
  [-1, null],
  [0.5, null],
  [Number.NaN, null],
  [Infinity, null],
  ['100', null],
  [undefined, null],
])('of %p the platform takes %p', (value, fen) => {
  expect(readPurchaseFen(value)).toBe(fen);
});

test('property: a moment is thirteen digits of milliseconds, or none', () => {
  fc.assert(
    fc.property(fc.date(), (moment) => {
      const text = toEventTime(moment);
      return text === null || (/^\d{13}$/.test(text) && Number(text) === moment.getTime());
    }),
    { numRuns: 2_000 },
  );
});

test('seconds taken for milliseconds are refused', () => {
  expect(toEventTime(new Date(1_795_320_000))).toBeNull();
  expect(toEventTime(new Date('2026-11-22T04:00:00.007Z'))).toBe('1795320000007');
});
