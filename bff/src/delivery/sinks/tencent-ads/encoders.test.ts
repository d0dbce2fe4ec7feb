import fc from 'fast-check';
import {
  actionTimeSeconds,
  isClickId,
  isOpenId,
  isOuterActionId,
  levelOf,
  rateBandOf,
  wholeYuan,
} from './encoders';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

test.each([
  ['2026-11-22T03:59:59.999Z', 1_795_319_999],
  ['2001-09-09T01:46:40.000Z', 1_000_000_000],
  ['2038-01-19T03:14:07.999Z', 2_147_483_647],
  ['2001-09-09T01:46:39.999Z', null],
  ['2038-01-19T03:14:08.000Z', null],
  ['not a time', null],
])('%s is %j seconds', (time, seconds) => {
  expect(actionTimeSeconds(new Date(time))).toBe(seconds);
});

test('property: a time is ten digits of seconds, of the same second, or none at all', () => {
  fc.assert(
    fc.property(fc.date(), (time) => {
      const seconds = actionTimeSeconds(time);
      if (seconds === null) return;
      expect(String(seconds)).toMatch(/^\d{10}$/);
      expect(time.getTime() - seconds * 1_000).toBeGreaterThanOrEqual(0);
      expect(time.getTime() - seconds * 1_000).toBeLessThan(1_000);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [0, 0],
  [99, 0],
  [100, 1],
  [1_999_999, 19_999],
  [2_000_000, 20_000],
  [10_000_000_000, 100_000_000],
  [10_000_000_099, 100_000_000],
])('%i fen are %i yuan', (fen, yuan) => {
  expect(wholeYuan(fen)).toBe(yuan);
});

test('property: yuan are whole and exact up to what the platform takes, and left out beyond', () => {
  const mostFen = 10_000_000_099;
  const fen = fc.oneof(
    fc.nat(),
    fc.maxSafeInteger().filter((amount) => amount >= 0),
    fc.integer({ min: mostFen - 1_000, max: mostFen + 1_000 }),
  );
  fc.assert(
    fc.property(fen, (amountFen) => {
      const yuan = wholeYuan(amountFen);
      if (amountFen > mostFen) return expect(yuan).toBeNull();
      expect(Number.isSafeInteger(yuan)).toBe(true);
      // In exact arithmetic: no yuan more than there was, none less than the whole ones.
      expect(BigInt(yuan!)).toBe(BigInt(amountFen) / 100n);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [-1],
  [-100],
  [0.5],
  [Number.NaN],
  [Infinity],
  [-Infinity],
  ['100'],
  [null],
  [undefined],
  [2 ** 53],
  [10_000_000_100],
])('%p is no amount that the platform takes', (amount) => {
  expect(wholeYuan(amount)).toBeNull();
});

test.each([
  ['A', 1],
  ['B', 2],
  ['C', 3],
] as const)('grade %s is level %i', (grade, level) => {
  expect(levelOf({ grade, expectedValueFen: 1, policyVersion: 1 })).toBe(level);
});

test.each([
  [0, null],
  [1, 1],
  [600, 1],
  [601, 2],
  [900, 2],
  [901, 3],
  [1_500, 3],
  [1_501, 4],
  [1_800, 4],
  [1_801, 5],
  [2_400, 5],
  [2_401, 6],
  [2_800, 6],
  [2_801, 7],
  [3_600, 7],
  [3_601, null],
  [-1, null],
  [1_680.5, null],
  ['1680', null],
  [undefined, null],
])('a rate of %p basis points is in band %p', (rate, band) => {
  expect(rateBandOf(rate)).toBe(band);
});

test('a click id holds at most 64 characters, an external id at most 255 of letters, digits and underscore', () => {
  expect(isClickId('x'.repeat(64))).toBe(true);
  expect(isClickId('x'.repeat(65))).toBe(false);
  expect(isClickId('wx0k3"}')).toBe(false);
  expect(isClickId('__CLICK_ID__')).toBe(false);
  expect(isOuterActionId('dlv_01AB')).toBe(true);
  expect(isOuterActionId('x'.repeat(255))).toBe(true);
  expect(isOuterActionId('x'.repeat(256))).toBe(false);
  expect(isOuterActionId('dlv-01')).toBe(false);
});

test('an account at the host has 6 to 64 characters', () => {
  expect(isOpenId('oGZUI0')).toBe(true);
  expect(isOpenId('oGZUI')).toBe(false);
  expect(isOpenId('o'.repeat(64))).toBe(true);
  expect(isOpenId('o'.repeat(65))).toBe(false);
});
