import { cannot, type Cannot } from '../cannot';
import { notAbove, notInside } from '../check';
import { normalSurvival, normalUpperQuantile } from '../distributions/normal';
import { type Alternative } from '../effect';
import { crossingAbove, densityAfter, farthest, goOn, type Standing, start } from './brownian-looks';
import { obrienFlemingSpending } from './obrien-fleming-spending';

/** Looks planned at launch: at which shares of the planned information, ascending, the last one usually 1. */
export interface LookPlan {
  informationTimes: readonly number[];
  alpha?: number;
  alternative?: Alternative;
}

export interface Look {
  informationTime: number;
  /** Alpha spent up to and with this look. */
  spent: number;
  /**
   * Stop when the statistic estimate / SE is beyond it (two-sided: on either side; `less`: below its negative).
   * Null when so little was spent that no double holds it: there is no stopping at this look.
   */
  boundary: number | null;
  /** What a fixed test would call this boundary: its p-value. */
  nominalAlpha: number;
}

export const mostLooks = 400;
/** Two looks closer than this are one. */
export const leastInformationGap = 1e-5;
export const leastSpent = 1e-300;
const mostRounds = 200;

/** A look with what its boundary was found from. */
export interface PlannedLook {
  look: Look;
  before: Standing;
  gap: number;
  spentBefore: number;
  /** Edges of going on, on the scale of B(t); null where there is none. */
  low: number | null;
  high: number | null;
}

/** All looks in order; one-sided plans are walked as `greater`, whichever side they are. */
export function walkLooks({
  informationTimes,
  alpha = 0.05,
  alternative = 'two_sided',
}: LookPlan): PlannedLook[] {
  const sides = alternative === 'two_sided' ? 2 : 1;
  const steps: PlannedLook[] = [];
  let before = start;
  let spentBefore = 0;
  informationTimes.forEach((time, k) => {
    const gap = time - (informationTimes[k - 1] ?? 0);
    const spent = obrienFlemingSpending(time, alpha, alternative);
    const side = (spent - spentBefore) / sides;
    const high = side < leastSpent ? null : edgeThatSpends(before, gap, time, side);
    const low = high === null || sides === 1 ? null : -high;
    const boundary = high === null ? null : high / Math.sqrt(time);
    const nominalAlpha = boundary === null ? 0 : sides * normalSurvival(boundary);
    steps.push({
      look: { informationTime: time, spent, boundary, nominalAlpha },
      before,
      gap,
      spentBefore,
      low,
      high,
    });
    const edge = farthest * Math.sqrt(time);
    const from = low ?? (sides === 2 ? -edge : -lowest(time));
    const nextGap = (informationTimes[k + 1] ?? time + gap) - time;
    if (k + 1 < informationTimes.length)
      before = goOn(before, { gap, nextGap, low: from, high: high ?? edge });
    // What could not be spent here is spent at the next look.
    if (high !== null) spentBefore = spent;
  });
  return steps;
}

/** Where nobody is missed who might still come over the upper edge. */
export const lowest = (time: number) => 10 * Math.sqrt(time);

/** The place beyond which exactly `side` of those who went on will stand: Newton's method, in a bracket. */
function edgeThatSpends(before: Standing, gap: number, time: number, side: number): number {
  // Without any stopping before, more would stand beyond a place than do now: so it cannot lie further out.
  let high = Math.sqrt(time) * normalUpperQuantile(Math.min(side, 0.999));
  let low = -farthest * Math.sqrt(time);
  let place = high;
  for (let round = 0; round < mostRounds; round++) {
    const beyond = crossingAbove(before, gap, place);
    if (Math.abs(beyond / side - 1) < 1e-13) return place;
    if (beyond > side) low = place;
    else high = place;
    const newton = place + (Math.log(beyond / side) * beyond) / densityAfter(before, gap, place);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - place) < 1e-15 * high) return next;
    place = next;
  }
  return place;
}

export function notPlan({ informationTimes, alpha = 0.05 }: LookPlan): Cannot | null {
  const wrong = notInside(alpha) ?? notAbove(0, ...informationTimes);
  if (wrong) return wrong;
  if (informationTimes.length === 0) return cannot('nothing_to_combine');
  if (informationTimes.length > mostLooks) return cannot('too_many_looks');
  const inOrder = informationTimes.every(
    (time, k) => time <= 1 && time - (informationTimes[k - 1] ?? 0) >= leastInformationGap,
  );
  return inOrder ? null : cannot('out_of_range');
}
