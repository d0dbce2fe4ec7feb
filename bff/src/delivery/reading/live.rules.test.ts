import fc from 'fast-check';
import { acceptedPerMinute, hoursOf, percentile95 } from './live.rules';

const now = new Date('2026-11-22T04:30:30Z');
const minuteOf = (iso: string) => Math.floor(Date.parse(iso) / 60_000);

test('the rate counts the running minute and the four before it, over the time that has passed', () => {
  const minutes = new Map([
    [minuteOf('2026-11-22T04:30:00Z'), { accepted: 9, rejected: 0 }],
    [minuteOf('2026-11-22T04:26:00Z'), { accepted: 9, rejected: 0 }],
    [minuteOf('2026-11-22T04:25:59Z'), { accepted: 1_000, rejected: 0 }],
  ]);
  expect(acceptedPerMinute(minutes, now)).toBeCloseTo(18 / 4.5);
});

test('hours that were not counted yet are told as unknown, not as nothing', () => {
  const hours = hoursOf(new Map(), now, 3, new Date('2026-11-22T03:00:00Z'));
  expect(hours.map(({ at, known }) => [at, known])).toEqual([
    ['2026-11-22T02:00:00.000Z', false],
    ['2026-11-22T03:00:00.000Z', true],
    ['2026-11-22T04:00:00.000Z', true],
  ]);
});

test('the hours hold every minute within them once', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: -200, max: 30 }), { maxLength: 60 });
  fc.assert(
    fc.property(minutes, (offsets) => {
      const base = minuteOf('2026-11-22T04:00:00Z');
      const counts = new Map(offsets.map((offset) => [base + offset, { accepted: 1, rejected: 2 }]));
      const hours = hoursOf(counts, now, 3, new Date(0));
      const within = offsets.filter((offset) => offset >= -120).length;
      expect(hours.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(within);
      expect(hours.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(2 * within);
    }),
    { numRuns: 1000 },
  );
});

test('95 of 100 are not above the percentile, and it is one of them', () => {
  const values = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(values, (lags) => {
      const p95 = percentile95(lags)!;
      expect(lags).toContain(p95);
      expect(lags.filter((lag) => lag <= p95).length / lags.length).toBeGreaterThanOrEqual(0.95);
      expect(lags.filter((lag) => lag < p95).length / lags.length).toBeLessThan(0.95);
    }),
    { numRuns: 1000 },
  );
  expect(percentile95([])).toBeNull();
});
