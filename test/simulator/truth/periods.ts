import { beijingDate } from '@loudou/shared/calendar';

const beijingMs = 8 * 3_600_000;
const dayMs = 86_400_000;

export type Unit = 'day' | 'week';

/** Days, or weeks from Monday, counted in Beijing since 1970. */
export function periodAt(atMs: number, unit: Unit): number {
  const day = Math.floor((atMs + beijingMs) / dayMs);
  // 1970-01-01 was a Thursday: three days after the Monday of its week.
  return unit === 'day' ? day : Math.floor((day + 3) / 7);
}

export const firstDayOf = (period: number, unit: Unit): string =>
  beijingDate((unit === 'day' ? period : period * 7 - 3) * dayMs - beijingMs + 1);
