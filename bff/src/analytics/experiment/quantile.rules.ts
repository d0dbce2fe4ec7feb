import { type Metric, type MetricName, statistics, type VariantKey } from '../../experiment';
import type { QuantileReading } from './cells';
import type { BelowSums, Bots, CountedValue, QuantileLimit } from './cells.sql';

const ways = ['out', 'in'] as const satisfies Bots[];

/** The values of the arms of one metric, with marked people and without. */
export class QuantileValues {
  private readonly ordered: { bots: Bots; variant: VariantKey; values: OrderedValues }[];

  constructor(
    private readonly metric: Metric,
    variants: readonly VariantKey[],
    counted: readonly CountedValue[],
  ) {
    this.ordered = ways.flatMap((bots) =>
      variants.map((variant) => ({
        bots,
        variant,
        values: new OrderedValues(
          counted.filter((row) => row.variant === variant && (bots === 'in' || !row.marked)),
        ),
      })),
    );
  }

  /** The quantile of each arm that has values: of each unit it is asked how many of its values lie below. */
  get limits(): QuantileLimit[] {
    return this.ordered.flatMap(({ bots, variant, values }) =>
      values.count === 0
        ? []
        : [{ bots, variant, limit: values.at(statistics.rankOf(this.metric.quantile!, values.count)) }],
    );
  }

  readings(below: readonly BelowSums[]): QuantileReading[] {
    return this.ordered.map(({ bots, variant, values }) => ({
      metric: this.metric.name as MetricName,
      bots,
      variant,
      arm: quantileArm(
        values,
        below.filter((row) => row.variant === variant && row.bots === bots),
        this.metric.quantile!,
      ),
    }));
  }
}

const noSums = { units: 0, sum: 0, sumOfSquares: 0, otherSum: 0, otherSumOfSquares: 0, sumOfProducts: 0 };

function quantileArm(
  values: OrderedValues,
  rows: readonly BelowSums[],
  level: number,
): statistics.Answer<statistics.QuantileArm> {
  const sums = rows.reduce(
    (total, row) => ({
      units: total.units + row.units,
      sum: total.sum + row.sum,
      sumOfSquares: total.sumOfSquares + row.sumOfSquares,
      otherSum: total.otherSum + row.otherSum,
      otherSumOfSquares: total.otherSumOfSquares + row.otherSumOfSquares,
      sumOfProducts: total.sumOfProducts + row.sumOfProducts,
    }),
    noSums,
  );
  const observations = values.count;
  if (sums.units < 2) return statistics.cannot('too_few_units');
  const below = statistics.ratioArmFromSums(sums);
  if (statistics.isCannot(below)) return below;
  // As with single values: one a person needs no account of who they belong to.
  const ranks =
    observations === sums.units
      ? statistics.binomialQuantileRanks({ observations, level })
      : statistics.quantileRanks(below, { observations, level });
  if (statistics.isCannot(ranks)) return ranks;
  return statistics.quantileArmFromRanks({
    units: sums.units,
    observations,
    level,
    estimate: values.at(ranks.estimate),
    low: values.at(ranks.low),
    high: values.at(ranks.high),
  });
}

/** Values by how often they were seen, from the smallest. */
class OrderedValues {
  private readonly values: { value: number; upTo: number }[] = [];
  readonly count: number;

  constructor(counted: readonly CountedValue[]) {
    let upTo = 0;
    for (const { value, count } of [...counted].sort((one, other) => one.value - other.value)) {
      upTo += count;
      this.values.push({ value, upTo });
    }
    this.count = upTo;
  }

  /** By rank from 1. */
  at(rank: number): number {
    let [low, high] = [0, this.values.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.values[middle]!.upTo >= rank) high = middle;
      else low = middle + 1;
    }
    return this.values[low]!.value;
  }
}
