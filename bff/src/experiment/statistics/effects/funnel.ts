import { type Answer, cannot, type Cannot, isCannot } from '../cannot';
import { notCounts, notInside } from '../check';
import { type Effect } from '../effect';
import { holm } from '../inference/multiplicity';
import { newcombeInterval, proportionDifference, proportionLift, twoProportionTest } from './proportions';

/**
 * How far an arm's units came, in order. `reached[0]` are the units exposed whose windows are over, each later one
 * those of them that did this step after the one before, within its window from the first exposure.
 */
export interface FunnelArm {
  reached: readonly number[];
}

export interface FunnelComparison {
  controlRate: number;
  treatmentRate: number;
  difference: Answer<Effect>;
  lift: Answer<Effect>;
  /** Newcombe's, of the difference. */
  interval: Answer<{ estimate: number; low: number; high: number }>;
  p: Answer<{ p: number; logP: number }>;
}

export interface FunnelEffect {
  /** Last step over exposed: the randomised comparison, the one to decide by. */
  whole: Answer<FunnelComparison>;
  /**
   * Each step over the one before it. Who came so far is itself an effect of the arm, so these tell where a funnel
   * changed and not that a step got better. `adjustedP` is Holm's over the steps that have a p-value.
   */
  steps: readonly (Answer<FunnelComparison> & { adjustedP: number | null })[];
  /** Each step over exposed. */
  fromExposure: readonly Answer<FunnelComparison>[];
}

/**
 * Ordered funnel, per step and whole, as proportions: given who reached the step before, the delta method's
 * variance of a step's rate is R (1 - R) / reached before, that of a proportion among them. Refuses funnels of
 * different length, of one step, or where a later step has more units than an earlier one.
 */
export function funnelEffect(control: FunnelArm, treatment: FunnelArm, alpha = 0.05): Answer<FunnelEffect> {
  const wrong = notInside(alpha) ?? notFunnel(control) ?? notFunnel(treatment);
  if (wrong) return wrong;
  const stages = control.reached.length;
  if (stages !== treatment.reached.length) return cannot('strata_do_not_match');
  const between = (from: number, to: number) =>
    compare(
      [control.reached[from]!, control.reached[to]!],
      [treatment.reached[from]!, treatment.reached[to]!],
      alpha,
    );
  const later = Array.from({ length: stages - 1 }, (_, i) => i + 1);
  return {
    whole: between(0, stages - 1),
    steps: withAdjustedP(later.map((step) => between(step - 1, step))),
    fromExposure: later.map((step) => between(0, step)),
  };
}

function compare(
  [cUnits, cDone]: [number, number],
  [tUnits, tDone]: [number, number],
  alpha: number,
): Answer<FunnelComparison> {
  if (cUnits === 0 || tUnits === 0) return cannot('too_few_units');
  const control = { units: cUnits, conversions: cDone };
  const treatment = { units: tUnits, conversions: tDone };
  const test = twoProportionTest(control, treatment, alpha);
  return {
    controlRate: cDone / cUnits,
    treatmentRate: tDone / tUnits,
    difference: proportionDifference(control, treatment),
    lift: proportionLift(control, treatment),
    interval: newcombeInterval(control, treatment, alpha),
    p: isCannot(test) ? test : { p: test.p, logP: test.logP },
  };
}

function notFunnel({ reached }: FunnelArm): Cannot | null {
  if (reached.length < 2) return cannot('nothing_to_combine');
  const ordered = reached.every((count, i) => i === 0 || count <= reached[i - 1]!);
  return notCounts(...reached) ?? (ordered ? null : cannot('impossible_counts'));
}

function withAdjustedP(steps: readonly Answer<FunnelComparison>[]) {
  const raw = steps.map((step) => (isCannot(step) || isCannot(step.p) ? null : step.p.p));
  const adjusted = holm(raw.filter((p) => p !== null));
  let next = 0;
  return steps.map((step, i) => ({
    ...step,
    adjustedP: raw[i] === null || isCannot(adjusted) ? null : adjusted.adjusted[next++]!,
  }));
}
