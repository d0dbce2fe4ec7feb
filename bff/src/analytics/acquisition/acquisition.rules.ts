import type { CalendarDate } from '@loudou/shared/calendar';
import { type Rate, wilsonRate } from '@loudou/shared/rate';
import { type FunnelStepName, funnelSteps } from '../funnel/steps';
import { poissonInterval } from './poisson-interval';

/** The steps that people are paid for, in their order. */
export const costedSteps = ['arrived', 'registered', 'submitted', 'credited', 'drawn'] as const;
export type CostedStep = (typeof costedSteps)[number];

/** Where each of them stands in `journey_cell.people`. */
export const placeOfStep = (step: FunnelStepName) => funnelSteps.findIndex((each) => each.step === step);

/** Sums over the days that are ripe for one step: spend, and people along `costedSteps`. */
export interface RipeSums {
  /** Null where spend cannot be told apart in this way. */
  spendFen: number | null;
  people: number[];
  grades: { A: number; B: number; C: number };
}

/** What was summed of one group; `ripe` runs along `costedSteps`. */
export interface GroupSums {
  spendFen: number | null;
  impressions: number | null;
  clicks: number | null;
  people: number[];
  ripe: RipeSums[];
}

export interface Cost {
  people: number;
  spendFen: number;
  /** Null where nobody came: then only `lowFen` is known, "at least". */
  valueFen: number | null;
  lowFen: number;
  /** Null where the count does not bound it. */
  highFen: number | null;
}

/**
 * Cost per person with the range that the chance of the count gives it; the spend itself is taken as it stands. Null
 * where there is no spend to share out.
 */
export function costPerPerson(spendFen: number | null, people: number): Cost | null {
  if (spendFen === null || spendFen <= 0) return null;
  const { low, high } = poissonInterval(people);
  return {
    people,
    spendFen,
    valueFen: people === 0 ? null : Math.round(spendFen / people),
    lowFen: Math.round(spendFen / high),
    highFen: low === 0 ? null : Math.round(spendFen / low),
  };
}

export interface CostChange {
  /** Cost now by cost then: 1.2 is 20 % dearer. */
  ratio: number;
  low: number;
  high: number;
  beyondError: boolean;
}

/**
 * How a cost changed. Given both counts, the share of the newer one among them is a share of a coin's throws, so that
 * Wilson's range of that share is a range of the ratio. Null where a side has nobody or no spend.
 */
export function changeOfCost(now: Cost | null, then: Cost | null): CostChange | null {
  if (!now || !then || now.people === 0 || then.people === 0) return null;
  const share = wilsonRate(now.people, now.people + then.people)!;
  const bySpend = now.spendFen / then.spendFen;
  const ratioAt = (of: number) => bySpend * ((1 - of) / of);
  const [ratio, low, high] = [ratioAt(share.share), ratioAt(share.high), ratioAt(share.low)];
  return { ratio, low, high, beyondError: low > 1 || high < 1 };
}

export interface AcquisitionFigures {
  spendFen: number | null;
  impressions: number | null;
  clicks: number | null;
  /** Everybody by now, ripe or not, along `costedSteps`. */
  people: Record<CostedStep, number>;
  /** Over the days that are ripe for the step only. */
  cost: Record<CostedStep, Cost | null>;
  /** 完件率, 授信率, 支用率, each over the days that are ripe for its later step. */
  completion: Rate | null;
  credit: Rate | null;
  draw: Rate | null;
  /** Grade A among the graded of the credited, and what one of them cost. */
  gradeA: Rate | null;
  costGradeA: Cost | null;
  ungraded: number;
}

export function describeFigures(sums: GroupSums): AcquisitionFigures {
  const of = (step: CostedStep) => costedSteps.indexOf(step);
  const ripeFor = (step: CostedStep) => sums.ripe[of(step)]!;
  const rate = (step: CostedStep, base: CostedStep) =>
    wilsonRate(ripeFor(step).people[of(step)]!, ripeFor(step).people[of(base)]!);
  const credited = ripeFor('credited');
  const graded = credited.grades.A + credited.grades.B + credited.grades.C;
  const each = <Value>(describe: (step: CostedStep) => Value) =>
    Object.fromEntries(costedSteps.map((step) => [step, describe(step)])) as Record<CostedStep, Value>;
  return {
    spendFen: sums.spendFen,
    impressions: sums.impressions,
    clicks: sums.clicks,
    people: each((step) => sums.people[of(step)]!),
    cost: each((step) => costPerPerson(ripeFor(step).spendFen, ripeFor(step).people[of(step)]!)),
    completion: rate('submitted', 'registered'),
    credit: rate('credited', 'submitted'),
    draw: rate('drawn', 'credited'),
    gradeA: wilsonRate(credited.grades.A, graded),
    costGradeA: costPerPerson(credited.spendFen, credited.grades.A),
    ungraded: Math.max(0, credited.people[of('credited')]! - graded),
  };
}

export interface StepRipeness {
  step: CostedStep;
  /** The last of the asked days whose share no longer moves; null where none is ripe. */
  ripeTo: CalendarDate | null;
  /** Asked days that are not: left out of cost, rates and comparison. */
  unripeFrom: CalendarDate | null;
}

export function ripenessOf(
  days: { from: CalendarDate; to: CalendarDate },
  ripeUntil: Record<FunnelStepName, CalendarDate>,
  dayAfter: (day: CalendarDate) => CalendarDate,
): StepRipeness[] {
  return costedSteps.map((step) => {
    const until = ripeUntil[step];
    if (until >= days.to) return { step, ripeTo: days.to, unripeFrom: null };
    if (until < days.from) return { step, ripeTo: null, unripeFrom: days.from };
    return { step, ripeTo: until, unripeFrom: dayAfter(until) };
  });
}
