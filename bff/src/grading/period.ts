import type { CalendarDate } from '@loudou/shared/calendar';

/** From one moment to below another. */
export interface Period {
  from: Date;
  to: Date;
}

const MS_PER_DAY = 86_400_000;

/** Whole days in Beijing, the last one included. */
export function periodOfDays(from: CalendarDate, to: CalendarDate): Period {
  return { from: beijingMidnight(from), to: new Date(beijingMidnight(to).getTime() + MS_PER_DAY) };
}

const beijingMidnight = (day: CalendarDate) => new Date(`${day}T00:00:00+08:00`);
