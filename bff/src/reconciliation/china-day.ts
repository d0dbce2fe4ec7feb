import type { CalendarDate } from '@loudou/shared/calendar';

const MS_PER_DAY = 86_400_000;

/** The moment at which a day begins in Beijing. */
export const startOfDay = (day: CalendarDate): Date => new Date(`${day}T00:00:00+08:00`);

export const endOfDay = (day: CalendarDate): Date => startOfDay(addDays(day, 1));

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** So many days on either side of a day, itself included, in order. */
export const daysAround = (day: CalendarDate, reach: number): CalendarDate[] =>
  Array.from({ length: 2 * reach + 1 }, (_, index) => addDays(day, index - reach));
