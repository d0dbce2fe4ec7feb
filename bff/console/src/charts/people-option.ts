import type { Funnel, StepName } from '../api/types';
import { countText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, hatchedDays, valueAxis } from './chart-style';
import { countScaleFor } from './day-axis';
import type { ChartOption } from './echarts';
import { spread } from './spread';

export const peopleSteps = [
  'arrived',
  'registered',
  'submitted',
  'credited',
] as const satisfies readonly StepName[];
type PeopleStep = (typeof peopleSteps)[number];

export const PEOPLE_CHART_HEIGHT = 220;
/** What the axis and the edges leave of it. */
const PLOT_HEIGHT = PEOPLE_CHART_HEIGHT - 40;
const LABEL_DISTANCE = 15;

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
  const scale = countScaleFor(Math.max(...series.flat()));
  const { maximum } = scale;
  const ends = series.map((counts) => ((counts.at(-1) ?? 0) / maximum) * PLOT_HEIGHT);
  const labelHeights = spread(ends, LABEL_DISTANCE);
  return {
    ...dayChartBase(palette, days, dayLabel),
    grid: { left: 6, right: 64, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, countText),
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
        itemStyle: { color: palette.series[order]! },
        lineStyle: { width: 2, color: palette.series[order]! },
        endLabel: {
          show: true,
          formatter: '{a}',
          color: palette.ink2,
          fontSize: 11.5,
          distance: 6,
          offset: [0, ends[order]! - labelHeights[order]!],
        },
      })),
    ],
  };
}
