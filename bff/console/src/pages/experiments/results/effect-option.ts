import { dayChartBase, hatchedDays, pointedAt } from '../../../charts/chart-style';
import type { ChartOption } from '../../../charts/echarts';
import type { Palette } from '../../../theme/palette';
import { readable } from './amounts';
import { type Band, isTold, type Series, type Unit } from './results-answer';
import { signedScale } from './signed-scale';

/** The first days' intervals are wider than anything that could be read: the scale is made for the later ones. */
const shareOutsideScale = 0.25;
const airAroundBand = 1.25;

export interface EffectPoint {
  day: string;
  units: number;
  unripe: boolean;
  band: Band | null;
}

export interface EffectChart {
  points: EffectPoint[];
  /** Through the planned end: days that are still to come have no point. */
  days: string[];
  unit: Unit;
  colour: string;
  palette: Palette;
  /** In the metric's unit and towards its better side; null where none was planned. */
  planned: number | null;
  clearSince: string | null;
  dayLabel(day: string): string;
  axisText(value: number): string;
  words: {
    unripe: string;
    planned: string;
    since: string;
    end: { value: string; range: string; control: string } | null;
  };
  tooltip(point: EffectPoint): string;
}

export const effectPoints = ({ days }: Series): EffectPoint[] =>
  days.map(({ day, units, unripe, absolute }) => ({
    day,
    units,
    unripe,
    band: isTold(absolute) ? absolute : null,
  }));

/** The newest day whose figures do not move any more; else the newest with any. */
export function lastRead(points: readonly EffectPoint[]): EffectPoint | null {
  return (
    points.findLast(({ band, unripe }) => band !== null && !unripe) ??
    points.findLast(({ band }) => band !== null) ??
    null
  );
}

export function effectScale(points: readonly EffectPoint[], unit: Unit, planned: number | null) {
  const known = points.flatMap(({ band }) => (band ? [band] : []));
  const later = known.slice(Math.floor(known.length * shareOutsideScale));
  const ends = later.flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]);
  return signedScale(
    [...ends.map((value) => value * airAroundBand), (planned ?? 0) * airAroundBand].map((value) =>
      readable(unit, value),
    ),
  );
}

/** A difference over the days with its band around it, on both sides of a line at zero. */
export function effectOption(chart: EffectChart): ChartOption {
  const { points, days, unit, colour, palette, planned, clearSince, dayLabel, words } = chart;
  const byDay = new Map(points.map((point) => [point.day, point]));
  const placed = days.map((day) => byDay.get(day) ?? null);
  const scale = effectScale(points, unit, planned);
  const last = lastRead(points);
  const lastPlace = last ? days.indexOf(last.day) : -1;
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? '-' : readable(unit, value);
  const held = (value: number) => Math.min(scale.maximum, Math.max(scale.minimum, value));
  // Cut at the edges: a band that leaves the scale would lift the line that is stacked on it.
  const low = placed.map((point) =>
    point?.band && point.band.low !== null ? held(readable(unit, point.band.low)) : null,
  );
  const high = placed.map((point) =>
    point?.band && point.band.high !== null ? held(readable(unit, point.band.high)) : null,
  );
  const unripe = placed.map((point, place) => (point ? point.unripe : place > lastPlace));
  const base = dayChartBase(palette, days, dayLabel);
  const quiet = { fontFamily: 'var(--sans)', fontSize: 11.5, color: palette.ink3 };
  const plannedLabel = {
    show: true,
    position: 'left' as const,
    offset: [0, 11],
    formatter: words.planned,
    ...quiet,
    textBorderColor: palette.surface,
    textBorderWidth: 3,
  };
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: (items) => {
        const point = placed[pointedAt(items)];
        return point ? chart.tooltip(point) : dayLabel(days[pointedAt(items)] ?? '');
      },
    },
    grid: { left: 6, right: 112, top: 14, bottom: 6, containLabel: true },
    yAxis: {
      type: 'value',
      min: scale.minimum,
      max: scale.maximum,
      interval: scale.interval,
      splitLine: { lineStyle: { color: palette.grid } },
      axisLabel: { ...quiet, formatter: chart.axisText },
    },
    series: [
      hatchedDays(palette, unripe, scale.maximum),
      hatchedDays(palette, unripe, scale.minimum),
      { ...bandPart(low, colour, 0) },
      {
        ...bandPart(
          high.map((value, place) => (value === null || low[place] == null ? null : value - low[place]!)),
          colour,
          palette.band,
        ),
      },
      level(days, 0, palette.ink3, 'solid'),
      ...(planned === null
        ? []
        : [
            {
              ...level(days, readable(unit, planned), palette.ink3, [2, 4]),
              data: days.map((_, place) => ({
                value: readable(unit, planned),
                ...(place === days.length - 1 ? { label: plannedLabel } : { symbol: 'none' }),
              })),
              symbol: 'circle',
              symbolSize: 1,
              showAllSymbol: true,
              itemStyle: { color: palette.ink3 },
            },
          ]),
      {
        type: 'line',
        name: 'ripe',
        data: placed.map((point, place) => ({
          value: place <= lastPlace ? shown(point?.band?.estimate) : '-',
          ...(place === lastPlace ? {} : { symbol: 'none' }),
        })),
        symbol: 'circle',
        symbolSize: 8,
        showAllSymbol: true,
        itemStyle: { color: colour },
        lineStyle: { width: 2, color: colour },
        z: 4,
      },
      {
        type: 'line',
        name: 'provisional',
        data: placed.map((point, place) => ({
          value: place >= lastPlace ? shown(point?.band?.estimate) : '-',
          ...(place > lastPlace ? {} : { symbol: 'none' }),
        })),
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 1.5 },
        lineStyle: { width: 1.5, type: 'dashed', color: colour },
        z: 4,
      },
      ...(last?.band ? [interval(last.day, low[lastPlace] ?? null, high[lastPlace] ?? null, colour)] : []),
      ...(last?.band && words.end
        ? [endNote(days, held(readable(unit, last.band.estimate)), chart, words.end)]
        : []),
      ...(clearSince && days.includes(clearSince) ? [sinceNote(clearSince, scale.minimum, chart)] : []),
    ],
  };
}

function bandPart(data: (number | null)[], color: string, opacity: number) {
  return {
    type: 'line' as const,
    data: data.map((value) => value ?? '-'),
    stack: 'band',
    // A band that begins below zero and ends above it is one piece.
    stackStrategy: 'all' as const,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color, opacity },
  };
}

const level = (days: string[], value: number, color: string, type: 'solid' | number[]) => ({
  type: 'line' as const,
  data: days.map(() => value),
  symbol: 'none',
  silent: true,
  lineStyle: { width: 1, color, type },
  z: 3,
});

const interval = (day: string, low: number | null, high: number | null, color: string) => ({
  type: 'line' as const,
  data: [low, high].filter((end) => end !== null).map((end) => [day, end]),
  symbol: 'rect',
  symbolSize: [9, 1.5],
  showAllSymbol: true,
  silent: true,
  itemStyle: { color },
  lineStyle: { width: 1.5, color },
  z: 4,
});

/** The newest reading in words, at the right edge and at its own height. */
const endNote = (
  days: string[],
  value: number,
  { palette }: EffectChart,
  { value: text, range, control }: { value: string; range: string; control: string },
) => ({
  type: 'line' as const,
  data: days.map((day, place) => (place === days.length - 1 ? [day, value] : [day, '-'])),
  symbol: 'none',
  silent: true,
  lineStyle: { opacity: 0 },
  endLabel: {
    show: true,
    distance: 8,
    fontFamily: 'var(--sans)',
    formatter: `{value|${text}}\n{range|${range}}\n{control|${control}}`,
    rich: {
      value: { fontSize: 16, lineHeight: 22, fontWeight: 600, color: palette.ink },
      range: { fontSize: 12, lineHeight: 17, color: palette.ink2 },
      control: { fontSize: 11.5, lineHeight: 17, color: palette.ink3 },
    },
  },
  z: 5,
});

/** Since when the interval leaves zero out, on a tick that hangs from the line at zero. */
const sinceNote = (day: string, minimum: number, { palette, words }: EffectChart) => ({
  type: 'line' as const,
  data: [
    { value: [day, 0], symbol: 'none' },
    {
      value: [day, minimum * 0.62],
      label: {
        show: true,
        position: 'left' as const,
        formatter: words.since,
        fontFamily: 'var(--sans)',
        fontSize: 11.5,
        color: palette.ink3,
        textBorderColor: palette.surface,
        textBorderWidth: 3,
      },
    },
  ],
  symbol: 'circle',
  symbolSize: 1,
  showAllSymbol: true,
  silent: true,
  itemStyle: { color: palette.ink3 },
  lineStyle: { width: 1, color: palette.lineStrong },
  z: 3,
});
