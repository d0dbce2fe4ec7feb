import type { Funnel, Rate } from '../api/types';
import { intervalText, rateText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, hatchedDays, pointedAt, valueAxis } from './chart-style';
import { scaleFor } from './day-axis';
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
  const scale = scaleFor(Math.max(...points.map((point) => point.rate?.high ?? 0)), 1);
  const { maximum } = scale;
  const base = dayChartBase(palette, days, dayLabel);
  // Ripe and provisional meet in the last ripe point, so that the dashes begin where the line ends.
  const lastRipe = points.findLastIndex((point) => point.ripe && point.rate);
  const provisional = points.map((point, index) =>
    point.rate && (!point.ripe || index === lastRipe) ? point.rate.share : null,
  );
  // Marks stand where the line would not show: at lonely days, at the newest ripe one, and at the running end.
  const isShown = (index: number) =>
    index === lastRipe ||
    index === points.length - 1 ||
    (!points[index - 1]?.rate && !points[index + 1]?.rate);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: (items) => tooltipText(points[pointedAt(items)], dayLabel, unripeWord),
    },
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, (value) => `${Math.round(value * 100)}${value >= maximum ? '%' : ''}`),
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
        data: points.map((point, index) =>
          dot(point.ripe && point.rate ? point.rate.share : null, isShown(index)),
        ),
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        itemStyle: { color: colour },
        lineStyle: { width: 2, color: colour },
      },
      {
        type: 'line',
        data: provisional.map((share, index) => dot(share, index !== lastRipe && isShown(index))),
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 1.5 },
        lineStyle: { width: 1.5, type: 'dashed', color: colour },
      },
    ],
  };
}

/** A value whose mark is drawn, or one that only bends the line. */
function dot(value: number | null, shown: boolean) {
  return { value: value ?? '-', ...(shown ? {} : { symbol: 'none' }) };
}

function bandPart(data: (number | null)[], color: string, opacity: number) {
  return {
    type: 'line' as const,
    data,
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color, opacity },
  };
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
