import { dailyInterest, earlySettlement } from './index';

test('settled 22 days after the third instalment: the days’ interest and the principal, no more', () => {
  expect(earlySettlement({ remainingPrincipalFen: 766_492, annualRateBps: 1_800, days: 22 })).toEqual({
    principalFen: 766_492,
    interestFen: 8_316,
    totalFen: 774_808,
  });
});

test('late interest: 1,000 yuan at 23.4 % is 0.64 a day', () => {
  expect(dailyInterest(100_000, 2_340, 1)).toBe(64);
});

test('half a fen is rounded up, and no days cost nothing', () => {
  expect(dailyInterest(365, 10_000, 1)).toBe(1);
  expect(dailyInterest(73, 2_500, 1)).toBe(0);
  expect(dailyInterest(73, 2_500, 10)).toBe(1);
  expect(dailyInterest(1_825, 1_000, 1)).toBe(1);
  expect(dailyInterest(1_000_000, 1_800, 0)).toBe(0);
});

test.each([
  ['remainingPrincipalFen', -1],
  ['annualRateBps', 0.5],
  ['days', -1],
])('%s of %p is refused by name', (field, value) => {
  const terms = { remainingPrincipalFen: 100, annualRateBps: 1_800, days: 1, [field]: value };
  expect(() => earlySettlement(terms)).toThrow(RangeError);
  expect(() => earlySettlement(terms)).toThrow(field);
});
