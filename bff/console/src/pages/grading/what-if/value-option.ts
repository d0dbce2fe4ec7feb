import { dayChartBase, hatchedDays, pointedAt, valueAxis } from '../../../charts/chart-style';
import { scaleFor } from '../../../charts/day-axis';
import type { ChartOption } from '../../../charts/echarts';
import { spread } from '../../../charts/spread';
import { fenText } from '../../../format/money';
import type { Palette } from '../../../theme/palette';
import { axisYuanText, differenceText } from '../format';
import type { Replay } from '../grading-api';

export const VALUE_CHART_HEIGHT = 200;
const PLOT_HEIGHT = VALUE_CHART_HEIGHT - 40;
const LABEL_DISTANCE = 15;

interface ValueChart {
  replay: Replay;
  days: string[];
  today: string;
  palette: Palette;
  names: { before: string; after: string };
  dayLabel(day: string): string;
}

/** What stands, quiet and dashed, and what would stand, in the colour of a change. Named at their ends. */
export function valueOption({ replay, days, today, palette, names, dayLabel }: ValueChart): ChartOption {
  const byDay = new Map(replay.byDay.map((sums) => [sums.day, sums]));
  const before = days.map((day) => byDay.get(day)?.oldValueFen ?? 0);
  const after = days.map((day) => byDay.get(day)?.newValueFen ?? 0);
  const scale = scaleFor(Math.max(0, ...before, ...after));
  const ends = [before, after].map((values) => ((values.at(-1) ?? 0) / scale.maximum) * PLOT_HEIGHT);
  const heights = spread(ends, LABEL_DISTANCE);
  const base = dayChartBase(palette, days, dayLabel);
  const tooltip = (items: unknown) => {
    const index = pointedAt(items);
    const day = days[index];
    if (!day) return '';
    const [old, tried] = [before[index]!, after[index]!];
    return `${dayLabel(day)}<br/>${names.before} ${fenText(old)}<br/>${names.after} <b>${fenText(tried)}</b><br/>${differenceText(tried - old)}`;
  };
  const line = (name: string, data: number[], order: 0 | 1, color: string, type: 'solid' | 'dashed') => ({
    type: 'line' as const,
    name,
    data,
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: days.length === 1,
    itemStyle: { color },
    lineStyle: { width: 2, type, color },
    endLabel: {
      show: true,
      formatter: '{a}',
      color: palette.ink2,
      fontSize: 11.5,
      distance: 6,
      offset: [0, ends[order]! - heights[order]!],
    },
  });
  return {
    ...base,
    tooltip: { ...base.tooltip, formatter: tooltip },
    grid: { left: 14, right: 48, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, axisYuanText),
    series: [
      hatchedDays(
        palette,
        days.map((day) => day >= today),
        scale.maximum,
      ),
      line(names.before, before, 0, palette.series[4], 'dashed'),
      line(names.after, after, 1, palette.series[0], 'solid'),
    ],
  };
}
