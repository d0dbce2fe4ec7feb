import { dayChartBase, hatchedDays, pointedAt } from '../../../charts/chart-style';
import type { ChartOption } from '../../../charts/echarts';
import type { Palette } from '../../../theme/palette';
import { readable } from './amounts';
import { bandPart, endNote, type EndWords, interval, level, sinceNote } from './effect-lines';
import { type EffectPoint, effectScale, lastRead } from './effect-points';
import type { Unit } from './results-answer';

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
    end: EndWords | null;
  };
  tooltip(point: EffectPoint): string;
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
        ? [endNote(days, held(readable(unit, last.band.estimate)), palette, words.end)]
        : []),
      ...(clearSince && days.includes(clearSince)
        ? [
            sinceNote(
              { day: clearSince, isEarly: days.indexOf(clearSince) < days.length / 3 },
              scale.minimum,
              palette,
              words.since,
            ),
          ]
        : []),
    ],
  };
}
