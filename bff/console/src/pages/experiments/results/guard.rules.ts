import type { VariantKey } from '../experiment-types';
import {
  type CannotTell,
  type Comparison,
  isTold,
  type MetricResult,
  type Money,
  type Results,
  type Told,
} from './results-answer';

/** A lift is shown from here on; below it, counts only. */
const fewestForLift = 40;

const tooFew: CannotTell = { cannot: 'below_low_count_guard' };

/**
 * The results as they may be read: an interval of a handful is wrong too often, so where an arm has too few conversions
 * every difference gives way to its reason, whatever was sent. Counts and levels stay.
 */
export function guarded(results: Results): Results {
  const { primary, control, exposure } = results;
  const isBelow = (variant: VariantKey) => isBelowGuard(primary, control, variant);
  const metric = (result: MetricResult): MetricResult => ({
    ...result,
    comparisons: result.comparisons.map((comparison) =>
      isBelowGuard(result, control, comparison.variant) ? withoutDifference(comparison) : comparison,
    ),
  });
  return {
    ...results,
    primary: metric(primary),
    delayed: results.delayed.map(metric),
    others: results.others.map(metric),
    segments: results.segments.map((segment) => ({
      ...segment,
      comparisons: segment.comparisons.map((comparison) =>
        isBelowGuard({ arms: segment.arms, kind: primary.kind }, control, comparison.variant)
          ? { ...withoutDifference(comparison), adjustedP: null }
          : comparison,
      ),
    })),
    exposure: {
      ...exposure,
      withoutMultiple:
        exposure.withoutMultiple?.map((comparison) =>
          isBelow(comparison.variant) ? withoutDifference(comparison) : comparison,
        ) ?? null,
    },
    series: results.series.map((series) =>
      isBelow(series.variant)
        ? {
            ...series,
            clearSince: null,
            days: series.days.map((day) => ({ ...day, absolute: refused(day.absolute) })),
          }
        : series,
    ),
    money: results.money.map((worth) => (isBelow(worth.variant) ? withoutWorth(worth) : worth)),
    bayesian: results.bayesian.map((view) =>
      isBelow(view.variant) ? { ...view, posterior: refused(view.posterior) } : view,
    ),
  };
}

/** What could not be told anyway keeps its own reason. */
const refused = <Figures extends object>(answer: Told<Figures>): CannotTell =>
  isTold(answer) ? tooFew : answer;

const withoutDifference = <Of extends Comparison>(comparison: Of): Of => ({
  ...comparison,
  absolute: refused(comparison.absolute),
  relative: refused(comparison.relative),
  once: refused(comparison.once),
  p: null,
  logP: null,
});

const withoutWorth = (worth: Money): Money => ({
  ...worth,
  submitted: refused(worth.submitted),
  credits: refused(worth.credits),
  costOfCreditFen: refused(worth.costOfCreditFen),
  savedFen: refused(worth.savedFen),
  creditsAWeek: refused(worth.creditsAWeek),
});

/** Of the arm that has fewer; null where conversions are not what is counted. */
export function fewestConversions(
  { arms, kind }: Pick<MetricResult, 'arms' | 'kind'>,
  control: VariantKey,
  treatment: VariantKey,
): number | null {
  // Of a quantile these are values seen, which the guard is not about.
  if (kind === 'quantile') return null;
  const counts = arms
    .filter(({ variant }) => variant === control || variant === treatment)
    .map(({ conversions }) => conversions)
    .filter((count) => count !== null);
  return counts.length === 0 ? null : Math.min(...counts);
}

function isBelowGuard(
  result: Pick<MetricResult, 'arms' | 'kind'>,
  control: VariantKey,
  treatment: VariantKey,
): boolean {
  const fewest = fewestConversions(result, control, treatment);
  return fewest !== null && fewest < fewestForLift;
}
