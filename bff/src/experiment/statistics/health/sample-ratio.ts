import { type Answer, cannot, type Cannot, finite, isCannot } from '../cannot';
import { notCounts, notInside } from '../check';
import { logChiSquaredSurvival } from '../distributions/chi-squared';
import { deviancePart, stirlingError } from '../distributions/stirling';
import { type PValue } from '../effect';
import { holm } from '../inference/multiplicity';

/** An arm of the split: its weight (any scale) and the units that first saw it. */
export interface SplitArm {
  weight: number;
  units: number;
}

/** Holdouts and stopped arms have weight 0: nobody can be assigned to them, so they are left out. */
function assignable(arms: readonly SplitArm[]): { weight: number; units: number }[] | Cannot {
  const wrong = notCounts(...arms.map(({ units }) => units));
  if (wrong) return wrong;
  if (!arms.every(({ weight }) => weight >= 0 && weight < Infinity)) return cannot('out_of_range');
  const open = arms.filter(({ weight }) => weight > 0);
  if (open.length < 2) return cannot('too_few_arms');
  const total = open.reduce((sum, { weight }) => sum + weight, 0);
  return open.map(({ weight, units }) => ({ weight: weight / total, units }));
}

export const leastExpectedUnits = 5;

export interface SampleRatio extends PValue {
  chiSquared: number;
  degreesOfFreedom: number;
}

/**
 * Sample ratio mismatch: Pearson's Σ (n_i - n w_i)² / (n w_i) against chi-squared with one less degree of freedom
 * than arms of weight > 0. K. Pearson (1900); for experiments A. Fabijan et al. (2019). Look for 0.001, daily.
 * Refuses an arm with fewer than five units expected.
 */
export function sampleRatio(arms: readonly SplitArm[]): Answer<SampleRatio> {
  const open = assignable(arms);
  if (isCannot(open)) return open;
  const units = open.reduce((sum, arm) => sum + arm.units, 0);
  if (open.some(({ weight }) => weight * units < leastExpectedUnits))
    return cannot('expected_counts_too_small');
  const chiSquared = open.reduce((sum, arm) => {
    const expected = arm.weight * units;
    return sum + (arm.units - expected) ** 2 / expected;
  }, 0);
  const degreesOfFreedom = open.length - 1;
  const logP = logChiSquaredSurvival(chiSquared, degreesOfFreedom);
  return finite({ chiSquared, degreesOfFreedom, p: Math.exp(logP), logP });
}

/** How firmly the split is believed in, as units seen before. */
export const defaultConcentration = 10_000;

export interface SequentialSampleRatio extends PValue {
  /** ln of the Bayes factor against the split. */
  logBayesFactor: number;
  /** Alarm once ln BF is at least this: ln(1 / alpha). */
  threshold: number;
  mismatch: boolean;
}

/**
 * The same at every look, so it may stop an experiment by itself: Dirichlet-multinomial against multinomial, A = 10
 * 000,
 *   ln BF = ln Γ(A) - ln Γ(A + n) + Σ [ln Γ(A w_i + n_i) - ln Γ(A w_i)] - Σ n_i ln w_i,
 * whose p-value 1 / BF holds at all looks together (Ville 1939). M. Lindon and A. Malek (2022), "Anytime-valid
 * inference for multinomial count data". Keep the smallest p-value of all looks. Computed by Stirling's parts, so
 * that millions of units cost no digits.
 */
export function sequentialSampleRatio(
  arms: readonly SplitArm[],
  { alpha = 0.01, concentration = defaultConcentration }: { alpha?: number; concentration?: number } = {},
): Answer<SequentialSampleRatio> {
  const open = assignable(arms);
  if (isCannot(open)) return open;
  const wrong = notInside(alpha);
  if (wrong) return wrong;
  if (!(concentration > 0 && concentration < Infinity)) return cannot('out_of_range');
  const units = open.reduce((sum, arm) => sum + arm.units, 0);
  const total = concentration + units;
  let logBayesFactor =
    stirlingError(concentration) - stirlingError(total) + Math.log1p(units / concentration) / 2;
  for (const arm of open) {
    const before = concentration * arm.weight;
    const after = before + arm.units;
    logBayesFactor +=
      deviancePart(after, total * arm.weight) -
      Math.log1p(arm.units / before) / 2 +
      stirlingError(after) -
      stirlingError(before);
  }
  const logP = Math.min(0, -logBayesFactor);
  const threshold = -Math.log(alpha);
  return finite({
    logBayesFactor,
    threshold,
    mismatch: logBayesFactor >= threshold,
    p: Math.exp(logP),
    logP,
  });
}

export interface Segment {
  name: string;
  arms: readonly SplitArm[];
}

export type SegmentSampleRatio<Figures> = { name: string; answer: Answer<Figures & { adjustedP: number }> };

/** Chi-squared of every segment, with Holm's p-values over those that could be tested. */
export const sampleRatioBySegment = (
  segments: readonly Segment[],
): readonly SegmentSampleRatio<SampleRatio>[] =>
  adjust(segments.map(({ name, arms }) => ({ name, answer: sampleRatio(arms) })));

/** The sequential one of every segment: alarm when `adjustedP`, Holm's, is at most alpha. */
export const sequentialSampleRatioBySegment = (
  segments: readonly Segment[],
  options: { alpha?: number; concentration?: number } = {},
): readonly SegmentSampleRatio<SequentialSampleRatio>[] =>
  adjust(segments.map(({ name, arms }) => ({ name, answer: sequentialSampleRatio(arms, options) }))).map(
    ({ name, answer }) => ({
      name,
      answer: isCannot(answer)
        ? answer
        : { ...answer, mismatch: answer.adjustedP <= (options.alpha ?? 0.01) },
    }),
  );

function adjust<Figures extends PValue>(
  segments: readonly { name: string; answer: Answer<Figures> }[],
): SegmentSampleRatio<Figures>[] {
  const adjusted = holm(segments.flatMap(({ answer }) => (isCannot(answer) ? [] : [answer.p])));
  let next = 0;
  return segments.map(({ name, answer }) =>
    isCannot(answer) || isCannot(adjusted)
      ? { name, answer: isCannot(answer) ? answer : cannot('nothing_to_combine') }
      : { name, answer: { ...answer, adjustedP: adjusted.adjusted[next++]! } },
  );
}
