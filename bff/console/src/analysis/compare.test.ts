import fc from 'fast-check';
import type { Rate } from '../api/types';
import { comparedDays, differenceOf, growthText, pointsText } from './compare';

const rate = (reached: number, base: number, half: number): Rate => {
  const share = reached / base;
  return { reached, base, share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
};

test('the past stretch is as long, and whole weeks keep their weekdays', () => {
  const days = { from: '2026-10-26', to: '2026-11-22' };
  expect(comparedDays('none', days)).toBeNull();
  expect(comparedDays('before', days)).toEqual({ from: '2026-09-28', to: '2026-10-25' });
  expect(comparedDays('before', { from: '2026-11-22', to: '2026-11-22' })).toEqual({
    from: '2026-11-21',
    to: '2026-11-21',
  });
  expect(comparedDays('year', days)).toEqual({ from: '2025-10-27', to: '2025-11-23' });
});

test('a change is a verdict only beyond the error of both, and never with few conversions', () => {
  expect(differenceOf(rate(480, 1000, 0.03), rate(400, 1000, 0.03))?.verdict).toBe('beyond_error');
  expect(differenceOf(rate(420, 1000, 0.03), rate(400, 1000, 0.03))?.verdict).toBe('within_error');
  expect(differenceOf(rate(39, 50, 0.1), rate(400, 1000, 0.03))?.verdict).toBe('too_few');
  expect(differenceOf(null, rate(400, 1000, 0.03))).toBeNull();
});

test('the interval holds the change, and turning both sides round turns it round', () => {
  const someRate = fc
    .tuple(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    )
    .map(([base, share, half]) => rate(Math.round(base * share), base, half));
  fc.assert(
    fc.property(someRate, someRate, (now, then) => {
      const there = differenceOf(now, then)!;
      const back = differenceOf(then, now)!;
      expect(there.low).toBeLessThanOrEqual(there.change);
      expect(there.high).toBeGreaterThanOrEqual(there.change);
      expect(back.low).toBeCloseTo(-there.high, 10);
      expect(back.verdict).toBe(there.verdict);
    }),
    { numRuns: 1000 },
  );
});

test('signs are real ones, and nothing is no sign', () => {
  expect([pointsText(0.0052), pointsText(-0.012), pointsText(-0.0001)]).toEqual(['+0.5', '−1.2', '0.0']);
  expect([growthText(208, 200), growthText(150, 200), growthText(3, 0), growthText(5, 5)]).toEqual([
    '+4.0%',
    '−25.0%',
    null,
    '0%',
  ]);
});
