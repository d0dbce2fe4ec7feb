import { type CalendarDate, daysBetween } from '@loudou/shared/calendar';

const msPerDay = 86_400_000;
const firstDate = '1970-01-01';

/** Days are numbers in the file: so many after the first of January 1970. */
export const dayNumber = (date: CalendarDate): number => daysBetween(firstDate, date);

export const dateOfDay = (number: number): CalendarDate =>
  new Date(number * msPerDay).toISOString().slice(0, firstDate.length);
