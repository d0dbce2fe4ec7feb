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

/** Ends of a value axis that read well, as a digit, with the number of equal steps that read well under each. */
const ends = [
  [1, 4],
  [1.2, 4],
  [1.5, 3],
  [2, 4],
  [2.5, 5],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [8, 4],
  [10, 4],
  [12, 4],
] as const;
/** Air above the highest point. */
const HEADROOM = 1.05;

export interface Scale {
  maximum: number;
  interval: number;
}

/** From zero to a round number above the value; shares stop at the whole. */
export function scaleFor(value: number, limit = Infinity): Scale {
  if (value <= 0) return { maximum: 1, interval: 1 };
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const [digit, steps] = ends.find(([end]) => end * magnitude >= value * HEADROOM) ?? [12, 4];
  const maximum = rounded(digit * magnitude);
  return maximum > limit
    ? { maximum: limit, interval: limit / 4 }
    : { maximum, interval: rounded(maximum / steps) };
}

/** The same for what is counted: no step falls between two whole numbers, which would be written alike. */
export function countScaleFor(count: number): Scale {
  const scale = scaleFor(count);
  const interval = Math.ceil(scale.interval);
  return { maximum: interval * Math.ceil(scale.maximum / interval), interval };
}

const rounded = (value: number) => Number(value.toPrecision(4));
