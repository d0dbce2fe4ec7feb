import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';

const weekdays = '日一二三四五六';
const beijingOffsetMs = 8 * 3_600_000;

const partsOf = (day: CalendarDate) => day.split('-').map(Number) as [number, number, number];

/** `3月22日`: for days near enough that nobody asks for the year. */
export function dayInWords(day: CalendarDate): string {
  const [, month, date] = partsOf(day);
  return `${month}月${date}日`;
}

/** `2027年3月22日` */
export const fullDayInWords = (day: CalendarDate): string => `${partsOf(day)[0]}年${dayInWords(day)}`;

/** `3月` */
export const monthInWords = (day: CalendarDate): string => `${partsOf(day)[1]}月`;

/** `周一` */
export function weekdayInWords(day: CalendarDate): string {
  const [year, month, date] = partsOf(day);
  return `周${weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}`;
}

/** `2027年3月22日` in Beijing, whatever zone the phone is set to. */
export const dayOf = (moment: string): string => fullDayInWords(beijingDate(Date.parse(moment)));

/** `10:18` in Beijing. */
export const timeOf = (moment: string | number): string =>
  new Date(new Date(moment).getTime() + beijingOffsetMs).toISOString().slice(11, 16);

/** `2027年3月16日 10:18` */
export const momentInWords = (moment: string): string => `${dayOf(moment)} ${timeOf(moment)}`;
