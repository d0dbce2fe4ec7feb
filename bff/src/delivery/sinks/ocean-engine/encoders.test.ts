import fc from 'fast-check';
import { fenToYuan, isCallback, isOrderId, peopleQuality, readFen, toMilliseconds } from './encoders';

test.each([
  [0, '0'],
  [1, '0.01'],
  [10, '0.1'],
  [100, '1'],
  [1_234_567, '12345.67'],
  [29, '0.29'],
  [9_999_999_999_999, '99999999999.99'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(JSON.stringify(fenToYuan(fen))).toBe(yuan);
});

test('property: yuan lose no fen and print two decimals at most', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000_000_000), (fen) => {
      const printed = JSON.stringify(fenToYuan(fen));
      const [whole, decimals = ''] = printed.split('.');
      expect(decimals.length).toBeLessThanOrEqual(2);
      expect(BigInt(whole!) * 100n + BigInt(decimals.padEnd(2, '0'))).toBe(BigInt(fen));
    }),
    { numRuns: 5_000 },
  );
});

test.each([0, 1, 1_234_567, 8_000_000_000_000])('%p fen are told', (fen) => {
  expect(readFen(fen)).toBe(fen);
});

test.each([undefined, null, '100', 0.5, -1, NaN, Infinity, 8_000_000_000_001, 10_000_000_000_001, {}, [1]])(
  '%p is no amount',
  (value) => {
    expect(readFen(value)).toBeNull();
  },
);

test('property: a moment is thirteen digits of milliseconds, or none', () => {
  fc.assert(
    fc.property(fc.date(), (moment) => {
      const ms = toMilliseconds(moment);
      return ms === null || (/^\d{13}$/.test(String(ms)) && new Date(ms).getTime() === moment.getTime());
    }),
    { numRuns: 2_000 },
  );
});

test('seconds and microseconds taken for milliseconds are refused', () => {
  expect(toMilliseconds(new Date(1_795_320_000))).toBeNull();
  expect(toMilliseconds(new Date(17_953_200_000_000))).toBeNull();
  expect(toMilliseconds(new Date(Number.NaN))).toBeNull();
  expect(toMilliseconds(new Date('2026-11-22T04:00:00.007Z'))).toBe(1_795_320_000_007);
});

test('a callback has 16 to 1,024 characters, an order id at most 256 letters and digits', () => {
  expect(isCallback(`B.${'x'.repeat(14)}`)).toBe(true);
  expect(isCallback(`B.${'x'.repeat(13)}`)).toBe(false);
  expect(isCallback('x'.repeat(1_024))).toBe(true);
  expect(isCallback('x'.repeat(1_025))).toBe(false);
  expect(isCallback('__CALLBACK_PARAM__')).toBe(false);
  expect(isOrderId('dlv_01AB')).toBe(true);
  expect(isOrderId('x'.repeat(257))).toBe(false);
  expect(isOrderId('')).toBe(false);
});

test('A is high, B medium, C low', () => {
  expect(peopleQuality).toEqual({ A: 1, B: 2, C: 3 });
});
