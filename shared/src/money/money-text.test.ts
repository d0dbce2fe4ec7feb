import fc from 'fast-check';
import { formatRate, formatYuan, parseYuan } from './index';

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [5, '0.05'],
  [100_000, '1,000.00'],
  [123_456_789, '1,234,567.89'],
  [-5, '-0.05'],
  [99_999, '999.99'],
])('%d fen reads %s', (fen, text) => expect(formatYuan(fen)).toBe(text));

test.each([1.5, NaN, Infinity])('%p is no amount', (fen) =>
  expect(() => formatYuan(fen)).toThrow(RangeError),
);

test.each([
  [1_800, '18.00%'],
  [1_800.0176, '18.00%'],
  [1_095, '10.95%'],
  [1_095.5, '10.96%'],
  [0, '0.00%'],
  [3.6e25, '360000000000000000000000.00%'],
])('%d basis points read %s', (bps, text) => expect(formatRate(bps)).toBe(text));

test.each([NaN, Infinity, -1])('%p is no rate', (bps) => expect(() => formatRate(bps)).toThrow(RangeError));

test.each([
  ['1,234.5', 123_450],
  ['1234', 123_400],
  ['¥ 1,000.05', 100_005],
  ['800元', 80_000],
  ['１０００．５', 100_050],
  ['12。5', 1_250],
  ['0.29', 29],
  ['5.', 500],
  ['007', 700],
])('%s is read', (text, fen) => expect(parseYuan(text)).toBe(fen));

test.each([
  '',
  '.',
  '-1',
  '1.234',
  '1,23',
  '12,34,567',
  '1e5',
  'abc',
  '1 000',
  '1'.repeat(14),
  '1'.repeat(99),
])('%p is no amount', (text) => expect(parseYuan(text)).toBeNull());

test('property: what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999_999_999 }),
      (fen) => parseYuan(formatYuan(fen)) === fen,
    ),
    { numRuns: 1_000 },
  );
});
