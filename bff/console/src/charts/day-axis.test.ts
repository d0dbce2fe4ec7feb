import fc from 'fast-check';
import { countScaleFor, daysShown, scaleFor } from './day-axis';
import { spread } from './spread';

const range = { from: '2026-10-26', to: '2026-11-22' };

test('the time before the first arrival is not drawn, but a week always is', () => {
  expect(daysShown(range, '2026-11-10')[0]).toBe('2026-11-10');
  expect(daysShown(range, '2026-11-22')).toHaveLength(7);
  expect(daysShown(range, undefined)).toHaveLength(28);
  expect(daysShown({ from: '2026-11-22', to: '2026-11-22' }, '2026-11-22')).toEqual(['2026-11-22']);
});

test.each([
  [0, 1, 1],
  [0.46, 0.5, 0.1],
  [7, 8, 2],
  [96, 120, 30],
  [4318, 5000, 1000],
])('an axis for %d ends at %d in steps of %d', (value, maximum, interval) => {
  expect(scaleFor(value)).toEqual({ maximum, interval });
});

test('an axis of people has whole steps only', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), (people) => {
      const { maximum, interval } = countScaleFor(people);
      expect([Number.isInteger(interval), Number.isInteger(maximum / interval), maximum > people]).toEqual([
        true,
        true,
        true,
      ]);
    }),
    { numRuns: 1000 },
  );
});

test('an axis of shares never passes the whole', () => {
  expect(scaleFor(0.98, 1)).toEqual({ maximum: 1, interval: 0.25 });
});

test('names at the ends of lines keep their order and never touch', () => {
  const heights = fc.array(fc.integer({ min: 0, max: 180 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(heights, (given) => {
      const placed = spread(given, 14);
      const byHeight = placed
        .map((height, index) => [given[index]!, height] as const)
        .sort((a, b) => a[1] - b[1]);
      byHeight.slice(1).forEach(([wanted, height], index) => {
        expect(height - byHeight[index]![1]).toBeGreaterThanOrEqual(14);
        expect(wanted).toBeGreaterThanOrEqual(byHeight[index]![0]);
      });
    }),
    { numRuns: 1000 },
  );
  expect(spread([100, 60, 10], 14)).toEqual([100, 60, 10]);
});
