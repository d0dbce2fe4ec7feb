import type { Rate } from '../api/types';
import { addDays, daysInclusive } from '../format/moments';
import type { Days } from './report-days';

export const comparisons = ['none', 'before', 'weeks4', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/** Whole weeks back, so that weekdays meet weekdays. */
const shiftDays = { weeks4: 28, year: 364 } as const;

/** The past stretch of the same length, or null when nothing is compared. */
export function comparedDays(comparison: Comparison, { from, to }: Days): Days | null {
  if (comparison === 'none') return null;
  const shift = comparison === 'before' ? daysInclusive(from, to) : shiftDays[comparison];
  return { from: addDays(from, -shift), to: addDays(to, -shift) };
}

/** Fewer conversions than this on either side allow no verdict. */
export const FEWEST_CONVERSIONS = 40;

export interface Difference {
  /** Now minus then, as a share of one. */
  change: number;
  low: number;
  high: number;
  verdict: 'beyond_error' | 'within_error' | 'too_few';
}

/** The difference of two shares with Newcombe's interval, which is made of their two Wilson intervals. */
export function differenceOf(now: Rate | null, then: Rate | null): Difference | null {
  if (!now || !then) return null;
  const change = now.share - then.share;
  const low = change - Math.hypot(now.share - now.low, then.high - then.share);
  const high = change + Math.hypot(now.high - now.share, then.share - then.low);
  const fewest = Math.min(now.reached, then.reached);
  const beyond = low > 0 || high < 0;
  return {
    change,
    low,
    high,
    verdict: fewest < FEWEST_CONVERSIONS ? 'too_few' : beyond ? 'beyond_error' : 'within_error',
  };
}

const MINUS = '−';

/** +0.5, −1.2, 0.0: hundredths of the whole, with a real minus. */
export function pointsText(change: number): string {
  const text = Math.abs(change * 100).toFixed(1);
  if (text === '0.0') return text;
  return `${change < 0 ? MINUS : '+'}${text}`;
}

/** +4.1%: how a number of people changed; null where there was nobody before. */
export function growthText(now: number, then: number): string | null {
  if (then === 0) return null;
  const text = Math.abs((now / then - 1) * 100).toFixed(1);
  if (text === '0.0') return '0%';
  return `${now < then ? MINUS : '+'}${text}%`;
}
