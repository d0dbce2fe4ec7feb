import type { CalendarDate } from '@loudou/shared/calendar';
import { maturesAfterMs, type Metric } from '../../experiment';
import { beijingMidnight } from '../funnel/beijing-midnight';
import { exposedOf } from './arm.rules';
import type { Cell, Figures } from './cells';
import { isPausedWithin, type Pause } from './pauses.rules';

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

const dayMs = 86_400_000;

/**
 * Days of the phase, counted from its start, that have gone by whole up to its end. One that it was paused on tells less
 * than a day of the week, so it is none of them.
 */
export function runningDays({ phase, asOf }: Pick<Figures, 'phase' | 'asOf'>): number {
  const { startedAt, endedAt, pauses } = phase;
  const untilMs = Math.min(endedAt?.getTime() ?? Infinity, asOf.getTime());
  let days = 0;
  for (let fromMs = startedAt.getTime(); fromMs + dayMs <= untilMs; fromMs += dayMs)
    if (!isPausedWithin(pauses, fromMs, fromMs + dayMs)) days += 1;
  return days;
}

/** Days whose pace is taken for that of tomorrow. */
const paceDays = 14;

/** Which days are like tomorrow. */
export interface PaceDays {
  /** On a paused day people came for a part of it or not at all. */
  pauses: readonly Pause[];
  /** Nothing older counts, as before a larger share was let in. */
  since?: Date;
}

/**
 * People exposed a day over the newest days that are over, the days without any counted and those with a pause left out;
 * null before the first of them is.
 */
export function dailyPace(cells: readonly Cell[], asOf: Date, { pauses, since }: PaceDays): number | null {
  const over = byDay(cells).filter(
    ({ day }) => isOver(day, asOf) && (since === undefined || beijingMidnight(day) >= since),
  );
  if (over.length === 0) return null;
  const exposed = new Map(
    over.map(({ day, cells: ofDay }) => [beijingMidnight(day).getTime(), exposedOf(ofDay)]),
  );
  const firstMs = beijingMidnight(over[0]!.day).getTime();
  let [days, people] = [0, 0];
  for (
    let fromMs = firstMs + (Math.floor((asOf.getTime() - firstMs) / dayMs) - 1) * dayMs;
    fromMs >= firstMs && days < paceDays;
    fromMs -= dayMs
  ) {
    if (isPausedWithin(pauses, fromMs, fromMs + dayMs)) continue;
    days += 1;
    people += exposed.get(fromMs) ?? 0;
  }
  return days === 0 ? null : people / days;
}
