import { wilsonRate } from '@loudou/shared/rate';
import type { Funnel, Rate, StepName } from '../../api/types';
import { type Difference, differenceOf } from '../../analysis/compare';
import { addDays, daysInclusive } from '../../format/moments';
import type { Days } from '../../analysis/report-days';
import { stepNames } from './funnel-own';

export interface Compared {
  now: Rate;
  then: Rate;
  difference: Difference;
}

/** Why nothing can be held against the past: no day is ripe yet, or nobody was there then or is here now. */
export type Comparison = Compared | 'unripe' | 'nobody';

export const isCompared = (comparison: Comparison): comparison is Compared => typeof comparison !== 'string';

interface Between {
  funnel: Funnel;
  days: Days;
  compared: Days;
}

/**
 * The share of `of` who reached `step`, now and then. Only days of arrival that are ripe for the step are held against
 * their days of the past stretch: what still moves would always look like a fall.
 */
export function compareStep({ funnel, days, compared }: Between, step: StepName, of: StepName): Comparison {
  if (!funnel.compared) return 'nobody';
  const lastRipe = funnel.ripeUntil[step] < days.to ? funnel.ripeUntil[step] : days.to;
  const ripeDays = daysInclusive(days.from, lastRipe);
  if (ripeDays < 1) return 'unripe';
  const now = rateUntil(funnel.days, lastRipe, step, of);
  const then = rateUntil(funnel.compared.days, addDays(compared.from, ripeDays - 1), step, of);
  const difference = differenceOf(now, then);
  return now && then && difference ? { now, then, difference } : 'nobody';
}

function rateUntil(days: Funnel['days'], last: string, step: StepName, of: StepName): Rate | null {
  const sum = (name: StepName) => {
    const place = stepNames.indexOf(name);
    return days.reduce((total, { day, people }) => (day <= last ? total + (people[place] ?? 0) : total), 0);
  };
  return wilsonRate(sum(step), sum(of));
}

/** The rates by which Ocean Engine speaks, and what each is a share of. */
export const namedRates = [
  { name: 'metricCompletion', step: 'submitted', of: 'registered' },
  { name: 'metricCredit', step: 'credited', of: 'submitted' },
  { name: 'metricDraw', step: 'drawn', of: 'credited' },
] as const;
export type NamedRate = (typeof namedRates)[number];

/** The change that is worth a sentence: the largest beyond error. */
export function largestChange(between: Between): { rate: NamedRate; comparison: Compared } | null {
  const beyond = namedRates.flatMap((rate) => {
    const comparison = compareStep(between, rate.step, rate.of);
    return isCompared(comparison) && comparison.difference.verdict === 'beyond_error'
      ? [{ rate, comparison }]
      : [];
  });
  beyond.sort(
    (one, other) => Math.abs(other.comparison.difference.change) - Math.abs(one.comparison.difference.change),
  );
  return beyond[0] ?? null;
}

/** Whether any rate could be compared at all. */
export const isComparable = (between: Between): boolean =>
  namedRates.some(({ step, of }) => {
    const comparison = compareStep(between, step, of);
    return isCompared(comparison) && comparison.difference.verdict !== 'too_few';
  });
