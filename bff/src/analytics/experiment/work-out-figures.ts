import { beijingDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import { type Metric, type MetricName, type VariantKey } from '../../experiment';
import { beijingMidnight } from '../funnel/beijing-midnight';
import { dateOfDay } from '../sidecar/day-number';
import type { Ask, Sidecar } from '../sidecar/sidecar';
import type { Cell, Figures, QuantileReading } from './cells';
import {
  type BelowSums,
  belowSumsSql,
  type CellRow,
  cellsSql,
  type CountedValue,
  countedValuesSql,
  paidCreditsSql,
  sumColumns,
  type UnitsQuestion,
  unitsSql,
} from './cells.sql';
import type { Progress } from './freshness';
import { QuantileValues } from './quantile.rules';
import { toldMetrics } from './told-metrics';
import { type Piece, readHealth, readSpendFen, readUnits, type StudiedPhase } from './units.store';

/** What credits cost by now is told over so many days that are over. */
const costDays = 30;

export interface Ground {
  db: Queryable;
  sidecar: Pick<Sidecar, 'answer'>;
  now(): Date;
  onProgress?(progress: NonNullable<Progress>): void;
}

/** Adds a phase up from its exposures and from what the columnar copy has of the people. Errors: those of the sidecar. */
export async function workOutFigures(ground: Ground, phase: StudiedPhase): Promise<Figures> {
  const { db, sidecar, now } = ground;
  const beganMs = performance.now();
  const asOf = await sidecar.answer(async ({ asOf: moment }) => moment);
  const copyBehindMs = Math.max(0, now().getTime() - asOf.getTime());
  const [units, health, costNow] = await Promise.all([
    readUnits(db, phase),
    readHealth(db, phase),
    readCost(ground, asOf),
  ]);
  const question = { metrics: toldMetrics(phase), asOf, firstMs: units.firstMs ?? asOf.getTime() };
  const pieces = new Pieces(ground, units.pieces, question);
  const { cells, counted } = await pieces.readCells();
  return {
    phase,
    cells,
    quantiles: await pieces.readQuantiles(counted, phase),
    health,
    costNow,
    newestExposedMs: units.newestMs,
    asOf,
    copyBehindMs,
    workedOutAt: now(),
    workedOutInMs: performance.now() - beganMs,
  };
}

type Counted = Map<Metric, CountedValue[]>;

/** The people of the phase, a piece at a time, so that questions of others find a place between them. */
class Pieces {
  private readonly quantiles: Metric[];
  private done = 0;

  constructor(
    private readonly ground: Pick<Ground, 'sidecar' | 'onProgress'>,
    private readonly pieces: readonly Piece[],
    private readonly question: UnitsQuestion,
  ) {
    this.quantiles = question.metrics.filter(({ kind }) => kind === 'quantile');
  }

  /** What the people did as sums, and how often each value of a quantile was seen. */
  async readCells(): Promise<{ cells: Cell[]; counted: Counted }> {
    const cells = new Map<string, Cell>();
    const counted: Counted = new Map(this.quantiles.map((metric) => [metric, []]));
    await this.each(async (ask) => {
      const { text, values } = cellsSql(this.question);
      for (const row of await ask<CellRow>(text, values)) addCell(cells, row, this.question.metrics);
      for (const [metric, rows] of counted) {
        const { text: countedText, values: of } = countedValuesSql(metric, this.question);
        for (const row of await ask<CountedValue>(countedText, of)) rows.push(row);
      }
    });
    return { cells: [...cells.values()], counted };
  }

  /**
   * Quantiles of single values over arms: when it is known how often each value was seen, of each unit how many of its
   * values lie below the quantile, because the values of one person go together.
   */
  async readQuantiles(counted: Counted, { definition }: StudiedPhase): Promise<QuantileReading[]> {
    const variants = definition.variants.map(({ key }) => key);
    const sought = [...counted].map(([metric, rows]) => ({
      metric,
      values: new QuantileValues(metric, variants, rows),
      below: [] as BelowSums[],
    }));
    const withValues = sought.filter(({ values }) => values.limits.length > 0);
    if (withValues.length > 0)
      await this.each(async (ask) => {
        for (const { metric, values, below } of withValues) {
          const { text, values: of } = belowSumsSql(metric, values.limits, this.question);
          below.push(...(await ask<BelowSums>(text, of)));
        }
      });
    return sought.flatMap(({ values, below }) => values.readings(below));
  }

  private async each(read: (ask: Ask) => Promise<void>): Promise<void> {
    const of = this.pieces.length * (this.quantiles.length > 0 ? 2 : 1);
    for (const piece of this.pieces) {
      this.ground.onProgress?.({ done: this.done, of });
      await this.ground.sidecar.answer(async ({ ask }) => {
        const { text, values } = unitsSql(piece);
        await ask(text, values);
        await read(ask);
      });
      this.done += 1;
    }
  }
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

const msPerDay = 86_400_000;

async function readCost({ db, sidecar }: Ground, asOf: Date): Promise<Figures['costNow']> {
  const until = beijingMidnight(beijingDate(asOf.getTime()));
  const from = new Date(until.getTime() - costDays * msPerDay);
  const { text, values } = paidCreditsSql(from, until);
  const [row] = await sidecar.answer(({ ask }) => ask<{ credits: number }>(text, values));
  const days = { from: beijingDate(from.getTime()), to: beijingDate(until.getTime() - 1) };
  return { spendFen: await readSpendFen(db, days), paidCredits: row!.credits, days: costDays };
}
