import { type Metric, type MetricName, statistics, type VariantKey } from '../../experiment';
import type { Cell } from './cells';

/** What one arm did of one metric, over units whose windows are over. */
export interface ArmFigure {
  variant: VariantKey;
  /** Exposed, ripe or not. */
  exposed: number;
  /** Those of them whose windows are over: only these are counted below. */
  units: number;
  /** Units that did it, for proportions and chains; values seen, for quantiles; null else. */
  conversions: number | null;
  /** In the metric's unit; null without units. */
  value: number | null;
  /** At 1 - alpha, of this arm by itself, read once. */
  low: number | null;
  high: number | null;
}

const { isCannot } = statistics;

/** What one arm did of one metric, in the metric's unit. */
export interface ArmReading {
  variant: VariantKey;
  exposed: number;
  units: number;
  /** Of proportions and chains. */
  conversions: number | null;
  /** Of quantiles it is the quantile's own arm. */
  arm: statistics.Answer<statistics.MeanArm> | { quantile: statistics.Answer<statistics.QuantileArm> };
}

/** Shares are told in basis points, all else as it is counted. */
export const scaleOf = ({ unit }: Pick<Metric, 'unit'>): number => (unit === 'points' ? 10_000 : 1);

/** Place by place; empty where no cell has the metric. */
export function addSums(cells: readonly Cell[], metric: MetricName): number[] {
  const total: number[] = [];
  for (const { sums } of cells)
    sums[metric]?.forEach((sum, place) => {
      total[place] = (total[place] ?? 0) + sum;
    });
  return total;
}

export const exposedOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { exposed }) => sum + exposed, 0);

export const isShare = ({ kind }: Pick<Metric, 'kind'>): boolean =>
  kind === 'proportion' || kind === 'funnel';

/** `cells` are of this arm only; `quantile` is asked for where the metric is one. */
export function readArm(
  variant: VariantKey,
  metric: Metric,
  cells: readonly Cell[],
  quantile: statistics.Answer<statistics.QuantileArm> | null,
): ArmReading {
  const sums = addSums(cells, metric.name as MetricName);
  const units = sums[0] ?? 0;
  const common = { variant, exposed: exposedOf(cells), units };
  switch (metric.kind) {
    case 'quantile':
      return {
        ...common,
        conversions: null,
        arm: { quantile: quantile ?? statistics.cannot('too_few_observations') },
      };
    case 'mean':
      return {
        ...common,
        conversions: null,
        arm: statistics.meanArmFromSums({ units, sum: sums[1] ?? 0, sumOfSquares: sums[2] ?? 0 }),
      };
    case 'ratio':
      return { ...common, conversions: null, arm: ratioOf(sums) };
    case 'proportion':
    case 'funnel': {
      // Of a chain its last step: nobody reaches it without the others.
      const conversions = (sums.length > 1 ? sums.at(-1) : 0) ?? 0;
      return { ...common, conversions, arm: shareArm({ units, conversions }, scaleOf(metric)) };
    }
  }
}

export function shareArm(
  arm: statistics.ProportionArm,
  scale: number,
): statistics.Answer<statistics.MeanArm> {
  const mean = statistics.proportionAsMean(arm);
  if (isCannot(mean)) return mean;
  return { units: mean.units, mean: mean.mean * scale, variance: mean.variance * scale * scale };
}

function ratioOf(sums: readonly number[]): statistics.Answer<statistics.MeanArm> {
  const [units = 0, sum = 0, sumOfSquares = 0, otherSum = 0, otherSumOfSquares = 0, sumOfProducts = 0] = sums;
  const arm = statistics.ratioArmFromSums({
    units,
    sum,
    sumOfSquares,
    otherSum,
    otherSumOfSquares,
    sumOfProducts,
  });
  return isCannot(arm) ? arm : statistics.ratioAsMean(arm);
}

export interface Effects {
  absolute: statistics.Answer<statistics.Effect>;
  relative: statistics.Answer<statistics.Effect>;
}

/**
 * A treatment against the control as it may be told: an interval of a handful is wrong too often, so below 40
 * conversions an arm there is neither a difference nor a lift.
 */
export function effectsOf(control: ArmReading, treatment: ArmReading): Effects {
  const bare = bareEffectsOf(control, treatment);
  const few = isReadable(control) && isReadable(treatment) ? tooFewOf(control, treatment) : null;
  return few ? { absolute: few, relative: few } : bare;
}

const isReadable = ({ arm }: ArmReading): boolean => 'quantile' in arm || !isCannot(arm);

/** Of few as of many: for bounds that hold for a handful too. */
export function bareEffectsOf(control: ArmReading, treatment: ArmReading): Effects {
  if ('quantile' in control.arm || 'quantile' in treatment.arm)
    return quantileEffects(quantileIn(control), quantileIn(treatment));
  const [c, t] = [control.arm, treatment.arm];
  const wrong = isCannot(c) ? c : isCannot(t) ? t : null;
  if (wrong) return { absolute: wrong, relative: wrong };
  return {
    absolute: statistics.meanDifference(c as statistics.MeanArm, t as statistics.MeanArm),
    relative: statistics.meanLift(c as statistics.MeanArm, t as statistics.MeanArm),
  };
}

const quantileIn = ({ arm }: ArmReading) =>
  'quantile' in arm ? arm.quantile : statistics.cannot('too_few_observations');

function quantileEffects(
  control: statistics.Answer<statistics.QuantileArm>,
  treatment: statistics.Answer<statistics.QuantileArm>,
): Effects {
  if (isCannot(control)) return { absolute: control, relative: control };
  if (isCannot(treatment)) return { absolute: treatment, relative: treatment };
  return {
    absolute: statistics.quantileDifference(control, treatment),
    relative: statistics.quantileLift(control, treatment),
  };
}

/** The reason where an arm has fewer than 40 conversions; null where it has them or they are not what is counted. */
export function tooFewOf(control: ArmReading, treatment: ArmReading): statistics.Cannot | null {
  if (control.conversions === null || treatment.conversions === null) return null;
  return statistics.lowCountGuard(
    { units: control.units, conversions: control.conversions },
    { units: treatment.units, conversions: treatment.conversions },
  );
}

/** An arm by itself with its interval at 1 - alpha, read once: Wilson's of a share, Student's of a mean. */
export function figureOf(reading: ArmReading, metric: Metric, alpha: number): ArmFigure {
  const { variant, exposed, units, conversions, arm } = reading;
  const common = { variant, exposed, units, conversions };
  if ('quantile' in arm) {
    if (isCannot(arm.quantile)) return { ...common, value: null, low: null, high: null };
    const { observations, estimate, low, high } = arm.quantile;
    return { ...common, conversions: observations, value: estimate, low, high };
  }
  if (isCannot(arm)) return { ...common, value: null, low: null, high: null };
  if (isShare(metric)) return { ...common, ...wilson(reading, scaleOf(metric), alpha) };
  if (arm.units < 2) return { ...common, value: arm.mean, low: null, high: null };
  const reach =
    statistics.studentUpperQuantile(alpha / 2, arm.units - 1) * Math.sqrt(arm.variance / arm.units);
  return { ...common, value: arm.mean, low: arm.mean - reach, high: arm.mean + reach };
}

/** E. B. Wilson (1927): an interval of a share that stays within 0 and 1. */
function wilson({ units, conversions }: ArmReading, scale: number, alpha: number) {
  if (units === 0 || conversions === null) return { value: null, low: null, high: null };
  const squared = statistics.normalUpperQuantile(alpha / 2) ** 2;
  const rate = conversions / units;
  const middle = (rate + squared / (2 * units)) / (1 + squared / units);
  const reach =
    Math.sqrt(squared * ((rate * (1 - rate)) / units + squared / (4 * units * units))) /
    (1 + squared / units);
  return {
    value: rate * scale,
    low: Math.max(0, middle - reach) * scale,
    high: Math.min(1, middle + reach) * scale,
  };
}
