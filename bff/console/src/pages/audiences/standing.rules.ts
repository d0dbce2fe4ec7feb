import { wilsonRate } from '@loudou/shared/rate';
import type { Funnel, Rate, StepName } from '../../api/types';
import { stepNames } from '../funnel/funnel-own';

export interface Standing {
  people: number;
  /** Of everybody who did the step. */
  share: Rate | null;
  days: { day: string; people: number; ripe: boolean }[];
}

/** Who did one step and not the other: the counters of the funnel say it for every day of arrival. */
export function standingOf(funnel: Funnel, days: string[], did: StepName, not: StepName): Standing {
  const [from, to] = [stepNames.indexOf(did), stepNames.indexOf(not)];
  const at = (people: readonly number[]) => (people[from] ?? 0) - (people[to] ?? 0);
  const totals = funnel.total.steps.map(({ people }) => people);
  const byDay = new Map(funnel.days.map(({ day, people }) => [day, at(people)]));
  return {
    people: at(totals),
    share: wilsonRate(at(totals), totals[from] ?? 0),
    days: days.map((day) => ({ day, people: byDay.get(day) ?? 0, ripe: day <= funnel.ripeUntil[not] })),
  };
}
