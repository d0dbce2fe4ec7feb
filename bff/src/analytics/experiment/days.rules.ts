import type { CalendarDate } from '@loudou/shared/calendar';
import { maturesAfterMs, type Metric } from '../../experiment';
import { beijingMidnight } from '../funnel/beijing-midnight';
import { exposedOf } from './arm.rules';
import type { Cell } from './cells';

/** Whether nothing is exposed on the day any more. */
export const isOver = (day: CalendarDate, asOf: Date): boolean => beijingMidnight(day, 1) <= asOf;

/** Whether the window of everybody exposed on the day is over: its figures stand still. */
export const isRipe = (day: CalendarDate, metric: Metric, asOf: Date): boolean =>
  beijingMidnight(day, 1).getTime() + maturesAfterMs(metric) <= asOf.getTime();

/** Exposure days with their cells, the oldest first. */
export function byDay(cells: readonly Cell[]): { day: CalendarDate; cells: Cell[] }[] {
  const days = new Map<CalendarDate, Cell[]>();
  for (const cell of cells) {
    const others = days.get(cell.day);
    if (others) others.push(cell);
    else days.set(cell.day, [cell]);
  }
  return [...days]
    .map(([day, ofDay]) => ({ day, cells: ofDay }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** Days whose pace is taken for that of tomorrow. */
const paceDays = 14;
const dayMs = 86_400_000;

/**
 * People exposed a day over the newest days that are over, the days without any counted; null before the first of
 * them is. `since`: nothing older is like today, as before a larger share was let in.
 */
export function dailyPace(cells: readonly Cell[], asOf: Date, since: Date | null = null): number | null {
  const over = byDay(cells).filter(
    ({ day }) => isOver(day, asOf) && (since === null || beijingMidnight(day) >= since),
  );
  if (over.length === 0) return null;
  const firstMs = beijingMidnight(over[0]!.day).getTime();
  const wholeDays = Math.floor((asOf.getTime() - firstMs) / dayMs);
  const days = Math.min(paceDays, Math.max(1, wholeDays));
  const from = asOf.getTime() - ((asOf.getTime() - firstMs) % dayMs) - days * dayMs;
  const newest = over.filter(({ day }) => beijingMidnight(day).getTime() >= from);
  return newest.reduce((sum, { cells: ofDay }) => sum + exposedOf(ofDay), 0) / days;
}
