import type { Funnel, StepName } from '../api/types';
import { countText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, hatchedDays, noDecal, valueAxis } from './chart-style';
import { niceMaximum } from './day-axis';
import type { ChartOption } from './echarts';

export const peopleSteps = [
  'arrived',
  'registered',
  'submitted',
  'credited',
] as const satisfies readonly StepName[];
type PeopleStep = (typeof peopleSteps)[number];

interface PeopleChart {
  funnel: Funnel;
  days: string[];
  today: string;
  palette: Palette;
  stepName(step: PeopleStep): string;
  dayLabel(day: string): string;
}

/** People of each day at four steps, named at the end of their lines. The running day is hatched and dashed. */
export function peopleOption({ funnel, days, today, palette, stepName, dayLabel }: PeopleChart): ChartOption {
  const indexes = peopleSteps.map((name) => funnel.total.steps.findIndex(({ step }) => step === name));
  const byDay = new Map(funnel.days.map(({ day, people }) => [day, people]));
  const series = indexes.map((index) => days.map((day) => byDay.get(day)?.[index] ?? 0));
  const maximum = niceMaximum(Math.max(...series.flat()));
  return {
    ...dayChartBase(palette, days, dayLabel),
    grid: { left: 6, right: 64, top: 12, bottom: 4, containLabel: true },
    yAxis: { ...valueAxis(palette, maximum, countText), minInterval: 1 },
    series: [
      hatchedDays(
        palette,
        days.map((day) => day >= today),
        maximum,
      ),
      ...peopleSteps.map((step, order) => ({
        type: 'line' as const,
        name: stepName(step),
        data: series[order]!,
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: days.length === 1,
        itemStyle: { color: palette.series[order]!, ...noDecal },
        lineStyle: { width: 2, color: palette.series[order]! },
        endLabel: { show: true, formatter: '{a}', color: palette.ink2, fontSize: 11.5, distance: 6 },
        labelLayout: { moveOverlap: 'shiftY' as const },
      })),
    ],
  };
}
