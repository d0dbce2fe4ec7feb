import fc from 'fast-check';
import { beijingDate, daysBetween, dueDates } from './index';

test('the day of the start holds, and short months clamp without carrying on', () => {
  expect(dueDates({ firstFrom: '2026-01-31', months: 4 })).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
  ]);
});

test('a leap year has its day, and a loan of the leap day comes back to it', () => {
  expect(dueDates({ firstFrom: '2024-01-30', months: 1 })).toEqual(['2024-02-29']);
  expect(dueDates({ firstFrom: '2024-02-29', months: 48 })[11]).toBe('2025-02-28');
  expect(dueDates({ firstFrom: '2024-02-29', months: 48 })[47]).toBe('2028-02-29');
});

test('December is followed by January', () => {
  expect(dueDates({ firstFrom: '2026-12-15', months: 2 })).toEqual(['2027-01-15', '2027-02-15']);
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '', '2026-01-31T00:00'])('%p is no day', (date) => {
  expect(() => dueDates({ firstFrom: date, months: 1 })).toThrow('firstFrom');
  expect(() => daysBetween('2026-01-01', date)).toThrow(RangeError);
});

test.each([0, 1.5, 361, NaN])('%p months are refused', (months) => {
  expect(() => dueDates({ firstFrom: '2026-01-31', months })).toThrow('months');
});

test('Beijing is a day ahead from 16:00 UTC', () => {
  expect(beijingDate(Date.UTC(2026, 10, 22, 15, 59, 59, 999))).toBe('2026-11-22');
  expect(beijingDate(Date.UTC(2026, 10, 22, 16))).toBe('2026-11-23');
  expect(() => beijingDate(NaN)).toThrow(RangeError);
});

test('days between, across a leap day and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  expect(Object.is(daysBetween('2026-03-01', '2026-03-01'), 0)).toBe(true);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => beijingDate(days * 86_400_000));

test('property: due days rise by 28 to 31 days and never pass the day they count from', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (firstFrom, months) => {
      const dates = dueDates({ firstFrom, months });
      expect(dates).toHaveLength(months);
      const wrongDates = dates.filter((date, index) => {
        const gap = daysBetween(dates[index - 1] ?? firstFrom, date);
        return gap < 28 || gap > 31 || date.slice(8) > firstFrom.slice(8);
      });
      expect(wrongDates).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
