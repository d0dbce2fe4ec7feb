import { type Answer, finite, isCannot } from '../cannot';
import { notTestable } from '../check';
import { type Alternative, type Effect, type Interval, type PValue } from '../effect';
import { logPValue } from '../inference/fixed';
import { crossingAbove } from './brownian-looks';
import { leastSpent, type LookPlan, notPlan, walkLooks } from './planned-looks';

export interface RepeatedInterval extends Interval {
  estimate: number;
  statistic: number;
  boundary: number | null;
  /** Whether the rule says stop at this look: on either side, or on that of the alternative. */
  crossed: boolean;
}

/**
 * Repeated confidence interval estimate ± c SE, valid at every look, from a boundary c that is known: the way for many
 * metrics or many days under one plan. Without a boundary the interval has no ends.
 * C. Jennison and B. W. Turnbull (1989), "Interim analyses: the repeated confidence interval approach".
 */
export function repeatedInterval(
  effect: Effect,
  { boundary, alternative = 'two_sided' }: { boundary: number | null; alternative?: Alternative },
): Answer<RepeatedInterval> {
  const wrong = notTestable(effect);
  if (wrong) return wrong;
  const { estimate, standardError } = effect;
  const statistic = estimate / standardError;
  const reach = boundary === null ? null : boundary * standardError;
  return finite({
    estimate,
    statistic,
    boundary,
    crossed: boundary !== null && directed(statistic, alternative) >= boundary,
    low: reach === null || alternative === 'less' ? null : estimate - reach,
    high: reach === null || alternative === 'greater' ? null : estimate + reach,
  });
}

export interface GroupSequentialTest extends RepeatedInterval, PValue {}

/**
 * The newest look against its boundary. `informationTimes` are those of the looks so far, this one last. The p-value
 * is stage-wise: alpha spent before plus the chance to come here and beyond this statistic, to be read at the look
 * where one stops. A. A. Tsiatis, G. L. Rosner and C. R. Mehta (1984), "Exact confidence intervals following a group
 * sequential test". The statistic is taken as normal: `degreesOfFreedom` is not used.
 */
export function groupSequentialTest(effect: Effect, plan: LookPlan): Answer<GroupSequentialTest> {
  const wrong = notPlan(plan) ?? notTestable(effect);
  if (wrong) return wrong;
  const { alternative = 'two_sided' } = plan;
  const { look, before, gap, spentBefore } = walkLooks(plan).at(-1)!;
  const interval = repeatedInterval(effect, { boundary: look.boundary, alternative });
  if (isCannot(interval)) return interval;
  const z = directed(interval.statistic, alternative);
  const beyond = crossingAbove(before, gap, z * Math.sqrt(look.informationTime));
  const p = Math.min(1, spentBefore + (alternative === 'two_sided' ? 2 : 1) * beyond);
  return finite({
    ...interval,
    p,
    // Below a double's range stopping earlier has no weight either: what is left is the fixed test's logarithm.
    logP: p > leastSpent ? Math.log(p) : Math.min(Math.log(leastSpent), logPValue(z, null, 'greater')),
  });
}

/** The statistic as seen from the alternative. */
const directed = (statistic: number, alternative: Alternative) =>
  alternative === 'two_sided' ? Math.abs(statistic) : alternative === 'less' ? -statistic : statistic;
