import { addDays, daysInclusive } from '../format/moments';

/** Fewer days than this leave a chart without a shape. */
const FEWEST_DAYS = 7;

/** Every day of the range in order; the empty time before anybody came is left out. */
export function daysShown(range: { from: string; to: string }, firstDay: string | undefined): string[] {
  const latestStart = addDays(range.to, 1 - FEWEST_DAYS);
  const begun = firstDay && firstDay > range.from ? firstDay : range.from;
  const from = begun > latestStart && latestStart >= range.from ? latestStart : begun;
  return Array.from({ length: daysInclusive(from, range.to) }, (_, index) => addDays(from, index));
}

/** The end of a value axis that leaves the highest point some air, on a number that reads well. */
export function niceMaximum(value: number): number {
  if (value <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12].find((each) => each * magnitude >= value * 1.05) ?? 12;
  return Number((step * magnitude).toPrecision(4));
}
