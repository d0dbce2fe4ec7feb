import type { CalendarDate } from '@loudou/shared/calendar';
import {
  type Definition,
  type Metric,
  type MetricName,
  metricNamed,
  type statistics,
  type VariantKey,
} from '../../experiment';
import { type ArmReading, readArm } from './arm.rules';
import type { Cell, Figures } from './cells';
import { mergeCells } from './merged-cells.rules';

export type SegmentKind = 'host' | 'ad_platform' | 'newcomer';
export interface Segment {
  kind: SegmentKind;
  value: string;
}

/** One reading of a phase: whom it counts, and how sure it must be. */
export interface Study {
  definition: Definition;
  control: VariantKey;
  treatments: VariantKey[];
  /**
   * The plan's alpha shared out over the treatments (Bonferroni), so that more variants find nothing more often where
   * there is nothing.
   */
  alpha: number;
  cells: Cell[];
  /** The same, one cell an arm. */
  whole: Cell[];
  /** Of the first exposure; null without any. */
  firstDay: CalendarDate | null;
  quantileOf(metric: MetricName, variant: VariantKey): statistics.Answer<statistics.QuantileArm> | null;
  /** Only everybody has planned looks, days of quantiles and a share in the split. */
  segment: Segment | null;
  asOf: Date;
  newestExposedMs: number | null;
  /** Metrics of which nobody has told anything yet. */
  untold: readonly MetricName[];
}

export function studyOf(
  { phase, cells, quantiles, asOf, newestExposedMs }: Figures,
  { bots, segment }: { bots: 'out' | 'in'; segment: Segment | null },
): Study {
  const { definition } = phase;
  const [control, ...treatments] = definition.variants.map(({ key }) => key);
  const counted = cells.filter(
    (cell) =>
      (bots === 'in' || !cell.marked) && (segment === null || valueOf(cell, segment.kind) === segment.value),
  );
  return {
    definition,
    control: control!,
    treatments,
    alpha: definition.alphaBps / 10_000 / treatments.length,
    cells: counted,
    whole: mergeCells(counted),
    firstDay: counted.reduce<CalendarDate | null>(
      (first, { day }) => (first === null || day < first ? day : first),
      null,
    ),
    quantileOf: (metric, variant) =>
      segment !== null
        ? null
        : (quantiles.find(
            (reading) => reading.metric === metric && reading.variant === variant && reading.bots === bots,
          )?.arm ?? null),
    segment,
    asOf,
    newestExposedMs,
    untold: phase.untold,
  };
}

export function valueOf({ host, adPlatform, newcomer }: Cell, kind: SegmentKind): string {
  if (kind === 'host') return host;
  return kind === 'ad_platform' ? adPlatform : newcomer ? 'new' : 'registered';
}

/** The planned units of a treatment and the control together: its interval is narrowest there. */
export function pairUnits({ definition, control }: Study, treatment: VariantKey): number {
  const weightBps = definition.variants
    .filter(({ key }) => key === control || key === treatment)
    .reduce((sum, { weightBps }) => sum + weightBps, 0);
  return Math.max(1, Math.round((definition.plannedUnits * weightBps) / 10_000));
}

/** The arms in the plan's order, over the cells that are given or all of the study. */
export function readArms(study: Study, metric: Metric, cells: readonly Cell[] = study.whole): ArmReading[] {
  return study.definition.variants.map(({ key }) =>
    readArm(
      key,
      metric,
      cells.filter(({ variant }) => variant === key),
      metric.kind === 'quantile' ? study.quantileOf(metric.name as MetricName, key) : null,
    ),
  );
}

export const primaryOf = ({ definition }: Pick<Study, 'definition'>): Metric =>
  metricNamed(definition.primary.metric);
