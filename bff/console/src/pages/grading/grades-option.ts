import { dayChartBase, hatchedDays, pointedAt, valueAxis } from '../../charts/chart-style';
import { countScaleFor } from '../../charts/day-axis';
import type { ChartOption } from '../../charts/echarts';
import { countText } from '../../format/numbers';
import { fenText } from '../../format/money';
import type { Palette } from '../../theme/palette';
import type { GradedDay } from './grading-api';
import { type GradeSums, sumUp } from './sums.rules';

export interface DaySums {
  day: string;
  sums: GradeSums;
}

export function daySums(rows: readonly GradedDay[], days: readonly string[]): DaySums[] {
  const byDay = new Map<string, GradedDay[]>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  return days.map((day) => ({ day, sums: sumUp(byDay.get(day) ?? []) }));
}

interface GradesChart {
  days: DaySums[];
  today: string;
  palette: Palette;
  dayLabel(day: string): string;
  names: Record<'A' | 'B' | 'C' | 'none', string>;
}

const barWidth = '62%';
const stacked = ['A', 'B', 'C', 'none'] as const;

export const gradeColours = (palette: Palette) => ({
  A: palette.series[0],
  B: palette.series[2],
  C: palette.series[1],
  none: palette.series[4],
});

/** Each day one bar from zero, the best grade at its foot. The running day is hatched. */
export function gradesOption({ days, today, palette, dayLabel, names }: GradesChart): ChartOption {
  const colours = gradeColours(palette);
  const heights = days.map(({ sums }) => stacked.reduce((height, key) => height + sums.byGrade[key], 0));
  const scale = countScaleFor(Math.max(0, ...heights));
  const base = dayChartBase(
    palette,
    days.map(({ day }) => day),
    dayLabel,
  );
  const tooltip = (items: unknown) => {
    const found = days[pointedAt(items)];
    if (!found) return '';
    const lines = stacked.map((key) => `${names[key]} <b>${countText(found.sums.byGrade[key])}</b>`);
    return [dayLabel(found.day), ...lines, fenText(found.sums.valueFen)].join('<br/>');
  };
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong } },
      formatter: tooltip,
    },
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, countText),
    series: [
      {
        ...hatchedDays(
          palette,
          days.map(({ day }) => day >= today),
          scale.maximum,
        ),
        // Bars lie over each other at their left edges: only as wide as the others does it stand behind them.
        barWidth,
      },
      ...stacked.map((key) => ({
        type: 'bar' as const,
        name: names[key],
        stack: 'grades',
        barWidth,
        // The border of a bar without height would rub out the axis beneath it.
        data: days.map(({ sums }) => sums.byGrade[key] || null),
        itemStyle: { color: colours[key], borderColor: palette.surface, borderWidth: 0.5 },
      })),
    ],
  };
}
