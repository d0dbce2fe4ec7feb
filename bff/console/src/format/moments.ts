import type { Language } from '../language';

/** All times are Beijing's, whatever zone the colleague's machine is set to. */
const ZONE = 'Asia/Shanghai';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const shortClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, month: 'short', day: 'numeric' }),
};
const weekdayFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'long' }),
};
const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export const clockText = (iso: string): string => clock.format(new Date(iso));
export const shortClockText = (iso: string): string => shortClock.format(new Date(iso));
/** 11月22日, 22 Nov */
export const dayText = (moment: string | Date, language: Language): string =>
  dayFormats[language].format(new Date(moment));
export const weekdayText = (iso: string, language: Language): string =>
  weekdayFormats[language].format(new Date(iso));
/** The calendar day in Beijing as YYYY-MM-DD. */
export const beijingDay = (moment: string | Date): string => isoDay.format(new Date(moment));

/** A calendar day of no zone, in words. */
export function calendarDayText(day: string, language: Language): string {
  return dayText(`${day}T12:00:00+08:00`, language);
}

const MS_PER_DAY = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar as YYYY-MM-DD: the 30th of February is none. */
export function isDay(text: string): boolean {
  return dayPattern.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

export function daysInclusive(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY) + 1;
}
