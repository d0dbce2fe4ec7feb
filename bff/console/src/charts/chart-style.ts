import type { BarSeriesOption } from 'echarts/charts';
import type { Palette } from '../theme/palette';
import type { Scale } from './day-axis';
import type { ChartOption } from './echarts';

const FONT = { fontFamily: 'var(--sans)', fontSize: 11.5 } as const;

/** What every chart over days has in common: a bare axis, few grid lines, no show at the entrance. */
export function dayChartBase(
  palette: Palette,
  days: string[],
  dayLabel: (day: string) => string,
): ChartOption {
  return {
    animation: false,
    textStyle: { ...FONT, color: palette.ink2 },
    aria: { enabled: true },
    xAxis: {
      type: 'category',
      data: days,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: {
        ...FONT,
        color: palette.ink3,
        formatter: dayLabel,
        interval: (index: number) => index === 0 || index === days.length - 1,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
    },
    tooltip: {
      ...tooltipBox(palette),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong } },
    },
  };
}

/** The box that says what is pointed at; it stays within its chart. */
export function tooltipBox(palette: Palette) {
  return {
    backgroundColor: palette.surface,
    borderColor: palette.lineStrong,
    textStyle: { ...FONT, fontSize: 12.5, color: palette.ink },
    confine: true,
  };
}

/** Which place of the data a tooltip is asked for; -1 where it is none. */
export function pointedAt(items: unknown): number {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
}

export function valueAxis(palette: Palette, { maximum, interval }: Scale, format: (value: number) => string) {
  return {
    type: 'value',
    min: 0,
    max: maximum,
    interval,
    splitLine: { lineStyle: { color: palette.grid } },
    axisLabel: { ...FONT, color: palette.ink3, formatter: format },
  } as const;
}

/** Columns over the days that are not known yet. Hatching means this and nothing else. */
export function hatchedDays(palette: Palette, unripe: boolean[], maximum: number): BarSeriesOption {
  return {
    type: 'bar',
    name: 'unripe',
    silent: true,
    barCategoryGap: '0%',
    barGap: '-100%',
    data: unripe.map((is) => (is ? maximum : null)),
    itemStyle: {
      color: 'transparent',
      decal: {
        symbol: 'rect',
        color: palette.line,
        dashArrayX: [1, 0],
        dashArrayY: [1.2, 5],
        rotation: -Math.PI / 4,
      },
    },
    tooltip: { show: false },
    z: 0,
  };
}
