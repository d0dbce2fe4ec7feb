import { beijingDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import { type Metric, type MetricName, statistics, type VariantKey } from '../../experiment';
import { dateOfDay } from '../sidecar/day-number';
import type { Ask, Sidecar } from '../sidecar/sidecar';
import { beijingMidnight } from '../funnel/beijing-midnight';
import type { Cell, Figures, QuantileReading } from './cells';
import {
  type BelowSums,
  belowSumsSql,
  type CellRow,
  cellsSql,
  type CountedValue,
  countedValuesSql,
  paidCreditsSql,
  type PieceQuestion,
  sumColumns,
} from './cells.sql';
import { toldMetrics } from './told-metrics';
import { readHealth, readSpendFen, readUnits, type StudiedPhase } from './units.store';

/** What credits cost by now is told over so many days that are over. */
const costDays = 30;

export type Ground = { db: Queryable; sidecar: Pick<Sidecar, 'answer'>; now(): Date };

/** Adds a phase up from its exposures and from what the columnar copy has of the people. Errors: those of the sidecar. */
export async function workOutFigures(ground: Ground, phase: StudiedPhase): Promise<Figures> {
  const { db, sidecar, now } = ground;
  const beganMs = performance.now();
  const asOf = await sidecar.answer(async ({ asOf: moment }) => moment);
  const units = await readUnits(db, phase);
  const metricsTold = toldMetrics(phase);
  const questions = units.pieces.map((piece) => ({
    piece,
    metrics: metricsTold,
    asOf,
    firstMs: units.firstMs ?? asOf.getTime(),
  }));
  const cells = await readCells(sidecar, questions);
  const quantiles: QuantileReading[] = [];
  for (const metric of metricsTold)
    if (metric.kind === 'quantile')
      quantiles.push(...(await readQuantiles(sidecar, metric, questions, phase)));
  return {
    phase,
    cells,
    quantiles,
    health: await readHealth(db, phase),
    costNow: await readCost(ground, asOf),
    newestExposedMs: units.newestMs,
    asOf,
    workedOutAt: now(),
    workedOutInMs: performance.now() - beganMs,
  };
}

/** A question at a time, so that others find a place between them. */
async function readCells(
  sidecar: Pick<Sidecar, 'answer'>,
  questions: readonly PieceQuestion[],
): Promise<Cell[]> {
  const cells = new Map<string, Cell>();
  for (const question of questions) {
    const { text, values } = cellsSql(question);
    const rows = await sidecar.answer(({ ask }) => ask<CellRow>(text, values));
    for (const row of rows) addCell(cells, row, question.metrics);
  }
  return [...cells.values()];
}

function addCell(cells: Map<string, Cell>, row: CellRow, told: readonly Metric[]): void {
  const key = JSON.stringify([
    row.day,
    row.variant,
    row.host,
    row.ad_platform,
    row.newcomer,
    row.marked,
    row.saw_several,
  ]);
  const sums = Object.fromEntries(
    told.map((metric) => [metric.name, sumColumns(metric).map((column) => Number(row[column]))]),
  ) as Record<MetricName, number[]>;
  const known = cells.get(key);
  if (known) {
    known.exposed += row.exposed;
    for (const name of Object.keys(sums) as MetricName[])
      known.sums[name] = known.sums[name]!.map((sum, place) => sum + sums[name][place]!);
    return;
  }
  cells.set(key, {
    day: dateOfDay(row.day),
    variant: row.variant as VariantKey,
    host: row.host,
    adPlatform: row.ad_platform,
    newcomer: row.newcomer,
    marked: row.marked,
    multiple: row.saw_several,
    exposed: row.exposed,
    sums,
  });
}

/**
 * Quantiles of single values over arms: first how often each value was seen, then of each unit how many of its values lie
 * below the quantile, because the values of one person go together.
 */
async function readQuantiles(
  sidecar: Pick<Sidecar, 'answer'>,
  metric: Metric,
  questions: readonly PieceQuestion[],
  { definition }: StudiedPhase,
): Promise<QuantileReading[]> {
  const variants = definition.variants.map(({ key }) => key);
  const overall = async <Row extends object>(
    make: (question: PieceQuestion) => { text: string; values: Parameters<Ask>[1] },
  ) => {
    const rows: Row[] = [];
    for (const question of questions) {
      const { text, values } = make(question);
      rows.push(...(await sidecar.answer(({ ask }) => ask<Row>(text, values))));
    }
    return rows;
  };
  const counted = await overall<CountedValue>((question) => countedValuesSql(metric, question));
  const level = metric.quantile!;
  const readings: QuantileReading[] = [];
  for (const bots of ['out', 'in'] as const) {
    const isCounted = ({ marked }: { marked: boolean }) => bots === 'in' || !marked;
    if (bots === 'in' && counted.every(isCustomer)) {
      readings.push(...readings.map((reading) => ({ ...reading, bots })));
      continue;
    }
    const ordered = new Map(
      variants.map((variant) => [
        variant,
        new OrderedValues(counted.filter((row) => row.variant === variant && isCounted(row))),
      ]),
    );
    const limits = [...ordered].flatMap(([variant, values]) =>
      values.count === 0 ? [] : [{ variant, limit: values.at(statistics.rankOf(level, values.count)) }],
    );
    const below =
      limits.length === 0
        ? []
        : await overall<BelowSums>((question) => belowSumsSql(metric, limits, question));
    for (const variant of variants)
      readings.push({
        metric: metric.name as MetricName,
        bots,
        variant,
        arm: quantileArm(
          ordered.get(variant)!,
          below.filter((row) => row.variant === variant && isCounted(row)),
          level,
        ),
      });
  }
  return readings;
}

const isCustomer = ({ marked }: { marked: boolean }) => !marked;

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

const msPerDay = 86_400_000;

async function readCost({ db, sidecar }: Ground, asOf: Date): Promise<Figures['costNow']> {
  const until = beijingMidnight(beijingDate(asOf.getTime()));
  const from = new Date(until.getTime() - costDays * msPerDay);
  const { text, values } = paidCreditsSql(from, until);
  const [row] = await sidecar.answer(({ ask }) => ask<{ credits: number }>(text, values));
  const days = { from: beijingDate(from.getTime()), to: beijingDate(until.getTime() - 1) };
  return { spendFen: await readSpendFen(db, days), paidCredits: row!.credits, days: costDays };
}
