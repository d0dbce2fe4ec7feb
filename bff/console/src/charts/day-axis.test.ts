import { daysShown, niceMaximum } from './day-axis';

const range = { from: '2026-10-26', to: '2026-11-22' };

test('the time before the first arrival is not drawn, but a week always is', () => {
  expect(daysShown(range, '2026-11-10')[0]).toBe('2026-11-10');
  expect(daysShown(range, '2026-11-22')).toHaveLength(7);
  expect(daysShown(range, undefined)).toHaveLength(28);
  expect(daysShown({ from: '2026-11-22', to: '2026-11-22' }, '2026-11-22')).toEqual(['2026-11-22']);
});

test.each([
  [0, 1],
  [0.46, 0.5],
  [7, 8],
  [96, 120],
  [4318, 5000],
])('an axis for %d ends at %d', (value, end) => expect(niceMaximum(value)).toBe(end));
