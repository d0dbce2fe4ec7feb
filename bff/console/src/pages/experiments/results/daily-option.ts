import { dayChartBase, hatchedDays, valueAxis } from '../../../charts/chart-style';
import { countScaleFor, scaleFor } from '../../../charts/day-axis';
import type { ChartOption } from '../../../charts/echarts';
import type { Palette } from '../../../theme/palette';
import type { VariantKey } from '../experiment-types';
import { armColour } from './arm-style';

export interface ArmLine {
  variant: VariantKey;
  name: string;
  values: (number | null)[];
}

interface ArmLines {
  days: string[];
  lines: ArmLine[];
  /** Days that may still move. */
  unripe: boolean[];
  palette: Palette;
  counts: boolean;
  /** Where the axis ends at the latest: shares stop at the whole. */
  limit?: number;
  dayLabel(day: string): string;
  axisText(value: number): string;
}

/** A line an arm; the control is dashed, so that lines that lie on each other can be told apart. */
export function armLinesOption(chart: ArmLines): ChartOption {
  const { days, lines, unripe, palette, counts, dayLabel, axisText } = chart;
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.filter((value) => value !== null)));
  const scale = counts ? countScaleFor(most) : scaleFor(most, chart.limit);
  return {
    ...dayChartBase(palette, days, dayLabel),
    grid: { left: 4, right: 8, top: 10, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, axisText),
    series: [
      hatchedDays(palette, unripe, scale.maximum),
      ...lines.map(({ variant, name, values }) => ({
        type: 'line' as const,
        name,
        data: values.map((value) => value ?? '-'),
        symbol: 'circle',
        symbolSize: 4,
        showSymbol: days.length === 1,
        itemStyle: { color: armColour(palette, variant) },
        lineStyle: {
          width: 1.7,
          color: armColour(palette, variant),
          type: variant === 'a' ? ('dashed' as const) : ('solid' as const),
        },
      })),
    ],
  };
}
