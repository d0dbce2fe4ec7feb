import type { Funnel, Rate } from '../api/types';
import { intervalText, rateText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, hatchedDays, noDecal, valueAxis } from './chart-style';
import { niceMaximum } from './day-axis';
import type { ChartOption } from './echarts';

export const dayRates = ['completion', 'credit', 'draw'] as const;
export type DayRate = (typeof dayRates)[number];

/** The step whose time of ripening decides when a day's rate stands still. */
export const ripensWith = { completion: 'submitted', credit: 'credited', draw: 'drawn' } as const;

interface RateChart {
  funnel: Funnel;
  rate: DayRate;
  days: string[];
  palette: Palette;
  dayLabel(day: string): string;
  unripeWord: string;
}

export interface DayPoint {
  day: string;
  rate: Rate | null;
  ripe: boolean;
}

export function dayPoints(funnel: Funnel, rate: DayRate, days: string[]): DayPoint[] {
  const byDay = new Map(funnel.days.map((day) => [day.day, day[rate]]));
  const lastRipe = funnel.ripeUntil[ripensWith[rate]];
  return days.map((day) => ({ day, rate: byDay.get(day) ?? null, ripe: day <= lastRipe }));
}

/** A share over the days with its interval as a band. Where nobody was, the line breaks; it never falls to zero. */
export function rateOption({ funnel, rate, days, palette, dayLabel, unripeWord }: RateChart): ChartOption {
  const points = dayPoints(funnel, rate, days);
  const colour = palette.series[0];
  const maximum = Math.min(1, niceMaximum(Math.max(...points.map((point) => point.rate?.high ?? 0))));
  // Ripe and provisional meet in the last ripe point, so that the dashes begin where the line ends.
  const lastRipe = points.findLastIndex((point) => point.ripe && point.rate);
  const provisional = points.map((point, index) =>
    point.rate && (!point.ripe || index === lastRipe) ? point.rate.share : null,
  );
  return {
    ...dayChartBase(palette, days, dayLabel),
    tooltip: {
      ...dayChartBase(palette, days, dayLabel).tooltip,
      formatter: (items) => tooltipText(points[indexOf(items)], dayLabel, unripeWord),
    },
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, maximum, (value) => `${Math.round(value * 100)}${value >= maximum ? '%' : ''}`),
    series: [
      hatchedDays(
        palette,
        points.map((point) => !point.ripe),
        maximum,
      ),
      bandPart(
        points.map((point) => point.rate?.low ?? null),
        colour,
        0,
      ),
      bandPart(
        points.map((point) => (point.rate ? point.rate.high - point.rate.low : null)),
        colour,
        palette.band,
      ),
      {
        type: 'line',
        data: points.map((point) => (point.ripe && point.rate ? point.rate.share : null)),
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: colour, ...noDecal },
        lineStyle: { width: 2, color: colour },
      },
      {
        type: 'line',
        data: provisional,
        symbol: 'emptyCircle',
        symbolSize: 6,
        itemStyle: { color: colour, ...noDecal },
        lineStyle: { width: 1.5, type: 'dashed', color: colour },
      },
    ],
  };
}

function bandPart(data: (number | null)[], color: string, opacity: number) {
  return {
    type: 'line' as const,
    data,
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    itemStyle: noDecal,
    areaStyle: { color, opacity, ...noDecal },
  };
}

function indexOf(items: unknown): number {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
}

function tooltipText(
  point: DayPoint | undefined,
  dayLabel: (day: string) => string,
  unripeWord: string,
): string {
  if (!point) return '';
  const head = point.ripe ? dayLabel(point.day) : `${dayLabel(point.day)} · ${unripeWord}`;
  if (!point.rate) return `${head}<br/>–`;
  const { rate } = point;
  return `${head}<br/><b>${rateText(rate)}</b> ${intervalText(rate)}<br/>${rate.reached} / ${rate.base}`;
}
