import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { notAbove, notFinite, notInside, notTestable } from '../check';
import { normalSurvival, normalUpperQuantile } from '../distributions/normal';
import { type Alternative, type Effect, type Interval, type PValue } from '../effect';
import { logPValue } from '../inference/fixed';
import { crossingAbove, densityAfter, farthest, goOn, type Standing, start } from './brownian-looks';

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
   * Stop when the statistic estimate / SE is beyond it (two-sided: on either side; `less`: below its negative). Null when so
   * little was spent that no double holds it: there is no stopping at this look.
   */
  boundary: number | null;
  /** What a fixed test would call this boundary: its p-value. */
  nominalAlpha: number;
}

export const mostLooks = 400;
/** Two looks closer than this are one. */
export const leastInformationGap = 1e-5;
const leastSpent = 1e-300;
const mostRounds = 200;

/**
 * O'Brien-Fleming-like spending of Lan and DeMets: one side at alpha a spends f(t) = 2 - 2 Φ(z_{1-a/2} / √t); two-sided is
 * twice that of alpha / 2. K. K. G. Lan and D. L. DeMets (1983), "Discrete sequential boundaries for clinical trials".
 */
export function obrienFlemingSpending(
  informationTime: number,
  alpha = 0.05,
  alternative: Alternative = 'two_sided',
): number {
  const sides = alternative === 'two_sided' ? 2 : 1;
  const time = Math.min(1, informationTime);
  return 2 * sides * normalSurvival(Math.min(1e6, normalUpperQuantile(alpha / sides / 2) / Math.sqrt(time)));
}

/**
 * Boundaries for any information times: at each look the boundary c solves P(stop here and not before) = f(t_k) - f(t_{k-1}),
 * by recursive numerical integration over where those stand who went on (see `goOn`). At looks 0.2, 0.4 ... 1 and alpha 0.05 they
 * are 4.8769 3.3570 2.6803 2.2898 2.0310. Information times may differ from those planned: give those that were.
 */
export function groupSequentialBoundaries(plan: LookPlan): Answer<{ looks: readonly Look[] }> {
  const wrong = notPlan(plan);
  if (wrong) return wrong;
  return { looks: walk(plan).map(({ look }) => look) };
}

export interface GroupSequentialTest extends Interval, PValue {
  estimate: number;
  statistic: number;
  boundary: number | null;
  /** Whether the rule says stop at this look, this side included only for the alternative's side. */
  crossed: boolean;
}

/**
 * The newest look against its boundary. `informationTimes` are those of the looks so far, this one last. The interval is the
 * repeated confidence interval estimate ± c SE, valid at every look (C. Jennison and B. W. Turnbull 1989); the p-value is
 * stage-wise: alpha spent before plus the chance to come here and beyond this statistic (A. A. Tsiatis, G. L. Rosner and
 * C. R. Mehta 1984), to be read at the look where one stops. The statistic is taken as normal: `degreesOfFreedom` is not used.
 */
export function groupSequentialTest(effect: Effect, plan: LookPlan): Answer<GroupSequentialTest> {
  const wrong = notPlan(plan) ?? notTestable(effect);
  if (wrong) return wrong;
  const { alternative = 'two_sided' } = plan;
  const here = walk(plan).at(-1)!;
  const statistic = effect.estimate / effect.standardError;
  if (!Number.isFinite(statistic)) return cannot('not_a_finite_number');
  const { boundary } = here.look;
  const directed =
    alternative === 'two_sided' ? Math.abs(statistic) : alternative === 'less' ? -statistic : statistic;
  const beyond = crossingAbove(here.before, here.gap, directed * Math.sqrt(here.look.informationTime));
  const p = Math.min(1, here.spentBefore + (alternative === 'two_sided' ? 2 : 1) * beyond);
  const reach = boundary === null ? null : boundary * effect.standardError;
  return finite({
    estimate: effect.estimate,
    statistic,
    boundary,
    crossed: boundary !== null && directed >= boundary,
    low: reach === null || alternative === 'less' ? null : effect.estimate - reach,
    high: reach === null || alternative === 'greater' ? null : effect.estimate + reach,
    p,
    // Below a double's range stopping earlier has no weight either: what is left is the fixed test's logarithm.
    logP: p > leastSpent ? Math.log(p) : Math.min(Math.log(leastSpent), logPValue(directed, null, 'greater')),
  });
}

/**
 * Chance to have stopped by each look on the side of the alternative (two-sided: of the drift), when E(statistic) at information time 1 is `drift`
 * (the true effect over its standard error at the planned units). Shape: one number a look, rising.
 */
export function groupSequentialPower(
  plan: LookPlan,
  drift: number,
): Answer<{ power: number; byLook: readonly number[] }> {
  const wrong = notPlan(plan) ?? notFinite(drift);
  if (wrong) return wrong;
  const { alternative = 'two_sided' } = plan;
  const forward = alternative === 'two_sided' ? Math.abs(drift) : alternative === 'less' ? -drift : drift;
  const byLook = stoppedByLook(walk(plan), forward);
  return finite({ power: byLook.at(-1)!, byLook });
}

/** Chance to have stopped on the upper side by each look, for E B(t) = drift t. */
function stoppedByLook(steps: readonly Step[], drift: number): number[] {
  const byLook: number[] = [];
  let standing = start;
  let stopped = 0;
  steps.forEach(({ gap, low, high, look: { informationTime: time } }, k) => {
    if (high !== null) stopped += crossingAbove(standing, gap, high, drift);
    byLook.push(Math.min(1, stopped));
    const edge = farthest * Math.sqrt(time);
    const next = steps[k + 1];
    if (!next) return;
    const to = high ?? drift * time + edge;
    const from = low ?? Math.min(to, drift * time) - lowest(time);
    standing = goOn(standing, { gap, nextGap: next.gap, low: from, high: to, drift });
  });
  return byLook;
}

/**
 * How many more units the looks cost: planned units of the group-sequential design over those of the fixed test, at the same
 * power. 1.02 to 1.04 for O'Brien-Fleming spending.
 */
export function groupSequentialInflation(
  plan: LookPlan,
  power = 0.8,
): Answer<{ drift: number; inflation: number }> {
  const wrong = notPlan(plan) ?? notInside(power);
  if (wrong) return wrong;
  const { alpha = 0.05, alternative = 'two_sided' } = plan;
  const sign = alternative === 'less' ? -1 : 1;
  const fixed =
    normalUpperQuantile(alternative === 'two_sided' ? alpha / 2 : alpha) + normalUpperQuantile(1 - power);
  if (fixed <= 0) return cannot('out_of_range');
  const steps = walk(plan);
  const missing = (drift: number) => {
    const reached = stoppedByLook(steps, drift).at(-1)!;
    return normalUpperQuantile(power) - normalUpperQuantile(Math.min(1 - 1e-15, Math.max(1e-300, reached)));
  };
  // The normal score of the power is nearly a straight line in the drift, so secants end after a few.
  let [before, drift] = [fixed, fixed * 1.02];
  let [missedBefore, missed] = [missing(before), missing(drift)];
  for (
    let round = 0;
    round < 30 && Math.abs(drift - before) > 1e-12 * drift && missed !== missedBefore;
    round++
  ) {
    const next = drift - (missed * (drift - before)) / (missed - missedBefore);
    [before, missedBefore] = [drift, missed];
    [drift, missed] = [next, missing(next)];
  }
  return finite({ drift: sign * drift, inflation: (drift / fixed) ** 2 });
}

interface Step {
  look: Look;
  before: Standing;
  gap: number;
  spentBefore: number;
  /** Edges of going on, on the scale of B(t); null where there is none. */
  low: number | null;
  high: number | null;
}

/** All looks in order; one-sided plans are walked as `greater`, whichever side they are. */
function walk({ informationTimes, alpha = 0.05, alternative = 'two_sided' }: LookPlan): Step[] {
  const sides = alternative === 'two_sided' ? 2 : 1;
  const steps: Step[] = [];
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
const lowest = (time: number) => 10 * Math.sqrt(time);

/** The place beyond which exactly `side` of those who went on will stand: Newton's method on the logarithm, in a bracket. */
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

function notPlan({ informationTimes, alpha = 0.05 }: LookPlan): Cannot | null {
  const wrong = notInside(alpha) ?? notAbove(0, ...informationTimes);
  if (wrong) return wrong;
  if (informationTimes.length === 0) return cannot('nothing_to_combine');
  if (informationTimes.length > mostLooks) return cannot('too_many_looks');
  const inOrder = informationTimes.every(
    (time, k) => time <= 1 && time - (informationTimes[k - 1] ?? 0) >= leastInformationGap,
  );
  return inOrder ? null : cannot('out_of_range');
}
