import { type CalendarDate, daysBetween } from '@loudou/shared/calendar';

/** Days overdue, in the steps that are told of. */
export const overdueBands = [
  { fromDays: 1, name: '1-3' },
  { fromDays: 4, name: '4-7' },
  { fromDays: 8, name: '8-15' },
  { fromDays: 16, name: '16-30' },
  { fromDays: 31, name: '31-60' },
  { fromDays: 61, name: '61-90' },
  { fromDays: 91, name: '91-over' },
] as const;

export type OverdueBand = (typeof overdueBands)[number]['name'];

/** Null up to and on the due day. */
export function overdueBandOn(dueOn: CalendarDate, today: CalendarDate): OverdueBand | null {
  const days = daysBetween(dueOn, today);
  return overdueBands.findLast((band) => days >= band.fromDays)?.name ?? null;
}
