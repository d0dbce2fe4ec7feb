import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { type FunnelStepName, funnelSteps } from './steps';
import { type Rate, wilsonRate } from './wilson';

/** The time from the step before, over the people who reached the step. */
export interface Wait {
  medianMs: number;
  p90Ms: number;
}

export interface FunnelStep {
  step: FunnelStepName;
  people: number;
  /** People of the step before who did not come this far, or not yet. */
  lost: number;
  fromPrevious: Rate | null;
  fromArrival: Rate | null;
  wait: Wait | null;
}

/** What the database counted for one group of people: both lists run along `funnelSteps`. */
export interface GroupCounts {
  people: number[];
  waits: (Wait | null)[];
}

export function describeSteps(counts: GroupCounts): FunnelStep[] {
  const arrived = counts.people[0] ?? 0;
  return funnelSteps.map(({ step }, index) => {
    const people = counts.people[index] ?? 0;
    const before = index === 0 ? people : (counts.people[index - 1] ?? 0);
    return {
      step,
      people,
      lost: before - people,
      fromPrevious: index === 0 ? null : wilsonRate(people, before),
      fromArrival: wilsonRate(people, arrived),
      wait: counts.waits[index] ?? null,
    };
  });
}

export interface NamedRates {
  completion: Rate | null;
  credit: Rate | null;
  draw: Rate | null;
}

/** The rates that Ocean Engine reports by these names: 完件率, 授信率 and 支用率. */
export function namedRates(people: readonly number[]): NamedRates {
  const peopleAt = (name: FunnelStepName) => people[funnelSteps.findIndex(({ step }) => step === name)] ?? 0;
  return {
    completion: wilsonRate(peopleAt('submitted'), peopleAt('registered')),
    credit: wilsonRate(peopleAt('credited'), peopleAt('submitted')),
    draw: wilsonRate(peopleAt('drawn'), peopleAt('credited')),
  };
}

/** How many steps a person has done without a gap, from the moments at which each was reached. */
export function depthOf(reachedAt: readonly (Date | null)[]): number {
  const gap = reachedAt.findIndex((moment) => moment === null);
  return gap === -1 ? reachedAt.length : gap;
}

const MS_PER_DAY = 86_400_000;

/** For each step the newest day of arrival whose share no longer moves; a running day is never ripe. */
export function ripeUntil(now: Date): Record<FunnelStepName, CalendarDate> {
  const days = funnelSteps.map(({ step, ripeAfterDays }) => [
    step,
    beijingDate(now.getTime() - (ripeAfterDays + 1) * MS_PER_DAY),
  ]);
  return Object.fromEntries(days) as Record<FunnelStepName, CalendarDate>;
}
