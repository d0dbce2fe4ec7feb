import dayjs from 'dayjs';

/** A day of the calendar as 'YYYY-MM-DD', of no time zone. */
export type CalendarDate = string;

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_FORMAT = 'YYYY-MM-DD';
const MS_PER_DAY = 86_400_000;
/** China keeps one time, eight hours before UTC, without summer time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const MAX_MONTHS = 360;

/**
 * The due days of a loan: the same day of each following month, counted from the start and not from the day before, so
 * that a short month clamps to its end and the next is itself again (31 Jan -> 28 Feb -> 31 Mar). The first is one
 * month after `firstFrom`. Throws a RangeError naming the field.
 */
export function dueDates({ firstFrom, months }: { firstFrom: CalendarDate; months: number }): CalendarDate[] {
  const start = dayjs(requireDate('firstFrom', firstFrom));
  if (Math.floor(months) !== months || months < 1 || months > MAX_MONTHS) {
    throw new RangeError(`months must be an integer from 1 to ${MAX_MONTHS}, got ${String(months)}`);
  }
  const dates: CalendarDate[] = [];
  for (let month = 1; month <= months; month += 1) dates.push(start.add(month, 'month').format(DATE_FORMAT));
  return dates;
}

/** The day in Beijing at a moment, whatever zone the phone is set to. Throws a RangeError for no moment. */
export function beijingDate(epochMs: number): CalendarDate {
  const moment = new Date(epochMs + BEIJING_OFFSET_MS);
  if (isNaN(moment.getTime()))
    throw new RangeError(`epochMs must be a moment in time, got ${String(epochMs)}`);
  return moment.toISOString().slice(0, DATE_FORMAT.length);
}

/** Whole days from one day to another; negative when `to` is earlier. Throws a RangeError naming the field. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utcMs(requireDate('to', to)) - utcMs(requireDate('from', from))) / MS_PER_DAY);
}

function utcMs(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

function requireDate(field: string, date: CalendarDate): CalendarDate {
  const moment = typeof date === 'string' && CALENDAR_DATE.test(date) ? new Date(utcMs(date)) : null;
  const isReal = moment !== null && !isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === date;
  if (!isReal)
    throw new RangeError(`${field} must be a day like 2026-01-31, got ${String(date).slice(0, 40)}`);
  return date;
}
