import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { type Rate, wilsonRate } from '@loudou/shared/rate';
import type { Counts, DayAndMark } from './cells.store';
import { depthAt, type FunnelStepName, funnelSteps } from './steps';

export interface FunnelStep {
  step: FunnelStepName;
  people: number;
  /** People of the step before who did not come this far, or not yet. */
  lost: number;
  fromPrevious: Rate | null;
  fromArrival: Rate | null;
}

/** `people` runs along `funnelSteps`. */
export function describeSteps(people: readonly number[]): FunnelStep[] {
  const arrived = people[0] ?? 0;
  return funnelSteps.map(({ step }, index) => {
    const here = people[index] ?? 0;
    const before = index === 0 ? here : (people[index - 1] ?? 0);
    return {
      step,
      people: here,
      lost: before - here,
      fromPrevious: index === 0 ? null : wilsonRate(here, before),
      fromArrival: wilsonRate(here, arrived),
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
  const peopleAt = (name: FunnelStepName) => people[depthAt(name) - 1] ?? 0;
  return {
    completion: wilsonRate(peopleAt('submitted'), peopleAt('registered')),
    credit: wilsonRate(peopleAt('credited'), peopleAt('submitted')),
    draw: wilsonRate(peopleAt('drawn'), peopleAt('credited')),
  };
}

export const nobody: Counts = { people: funnelSteps.map(() => 0), grades: { A: 0, B: 0, C: 0 } };

export const sumCounts = (parts: readonly Counts[]): Counts =>
  parts.reduce<Counts>(
    (sum, { people, grades }) => ({
      people: sum.people.map((count, index) => count + (people[index] ?? 0)),
      grades: { A: sum.grades.A + grades.A, B: sum.grades.B + grades.B, C: sum.grades.C + grades.C },
    }),
    nobody,
  );

/** Who is no customer, by what they are instead, the most first. */
export function markedPeople(counted: readonly DayAndMark[]): { mark: string; people: number }[] {
  const byMark = new Map<string, number>();
  for (const { mark, people } of counted) {
    if (mark !== '') byMark.set(mark, (byMark.get(mark) ?? 0) + people[0]!);
  }
  return [...byMark]
    .map(([mark, people]) => ({ mark, people }))
    .filter(({ people }) => people > 0)
    .sort((one, other) => other.people - one.people || one.mark.localeCompare(other.mark));
}

/** The days on which anybody counted arrived. */
export function daysOf(counted: readonly DayAndMark[]): { day: CalendarDate; people: number[] }[] {
  const days = new Map<CalendarDate, Counts>();
  for (const part of counted) days.set(part.day, sumCounts([days.get(part.day) ?? nobody, part]));
  return [...days].map(([day, { people }]) => ({ day, people })).filter(({ people }) => people[0]! > 0);
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
