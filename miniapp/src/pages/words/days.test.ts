import {
  dayInWords,
  dayOf,
  fullDayInWords,
  momentInWords,
  monthInWords,
  timeOf,
  weekdayInWords,
} from './days';

test('a day reads without leading zeros', () => {
  expect(dayInWords('2027-03-02')).toBe('3月2日');
  expect(fullDayInWords('2027-12-22')).toBe('2027年12月22日');
  expect(monthInWords('2027-01-22')).toBe('1月');
});

test('the weekday is the one of the calendar, also on a leap day', () => {
  expect(weekdayInWords('2027-03-22')).toBe('周一');
  expect(weekdayInWords('2028-02-29')).toBe('周二');
});

test('moments are told in Beijing time, where the day begins at 16:00 UTC', () => {
  expect(dayOf('2026-11-22T16:00:00.000Z')).toBe('2026年11月23日');
  expect(timeOf('2026-11-22T15:59:59.999Z')).toBe('23:59');
  expect(timeOf(Date.UTC(2027, 2, 16, 2, 18))).toBe('10:18');
  expect(momentInWords('2027-03-16T02:18:00.000Z')).toBe('2027年3月16日 10:18');
});
