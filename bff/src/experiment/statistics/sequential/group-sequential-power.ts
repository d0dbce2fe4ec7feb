import { type Answer, cannot, finite } from '../cannot';
import { notFinite, notInside } from '../check';
import { normalUpperQuantile } from '../distributions/normal';
import { crossingAbove, farthest, goOn, start } from './brownian-looks';
import { lowest, type LookPlan, notPlan, type PlannedLook, walkLooks } from './planned-looks';

/**
 * Chance to have stopped by each look on the side of the alternative (two-sided: of the drift), when E(statistic)
 * at information time 1 is `drift` (the true effect over its standard error at the planned units). Shape: one
 * number a look, rising.
 */
export function groupSequentialPower(
  plan: LookPlan,
  drift: number,
): Answer<{ power: number; byLook: readonly number[] }> {
  const wrong = notPlan(plan) ?? notFinite(drift);
  if (wrong) return wrong;
  const { alternative = 'two_sided' } = plan;
  const forward = alternative === 'two_sided' ? Math.abs(drift) : alternative === 'less' ? -drift : drift;
  const byLook = stoppedByLook(walkLooks(plan), forward);
  return finite({ power: byLook.at(-1)!, byLook });
}

/** Chance to have stopped on the upper side by each look, for E B(t) = drift t. */
function stoppedByLook(steps: readonly PlannedLook[], drift: number): number[] {
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
 * How many more units the looks cost: planned units of the group-sequential design over those of the fixed test, at
 * the same power. 1.02 to 1.05 for O'Brien-Fleming spending.
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
  const steps = walkLooks(plan);
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
