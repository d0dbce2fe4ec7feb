import type { CalendarDate } from '@loudou/shared/calendar';

const MS_PER_DAY = 86_400_000;

/** The moment at which a day begins in Beijing, or the day so many days after it. */
export function beijingMidnight(day: CalendarDate, daysLater = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + daysLater * MS_PER_DAY);
}
