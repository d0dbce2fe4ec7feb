import type { EventsAnswer } from '../../api/event-queries';
import { dayChartBase, hatchedDays, valueAxis } from '../../charts/chart-style';
import { countScaleFor } from '../../charts/day-axis';
import type { ChartOption } from '../../charts/echarts';
import { spread } from '../../charts/spread';
import { countText } from '../../format/numbers';
import type { Palette } from '../../theme/palette';

export type EventGroup = EventsAnswer['groups'][number];
export const MAX_LINES = 5;
const PLOT_HEIGHT = 214;
const LABEL_DISTANCE = 15;

interface EventsChart {
  groups: readonly EventGroup[];
  days: string[];
  today: string;
  of: 'count' | 'people';
  palette: Palette;
  nameOf(key: string): string;
  dayLabel(day: string): string;
}

/** A line for each group, named at its end. The running day is hatched. */
export function eventsOption({
  groups,
  days,
  today,
  of,
  palette,
  nameOf,
  dayLabel,
}: EventsChart): ChartOption {
  const series = groups.slice(0, MAX_LINES).map((group) => {
    const byDay = new Map(group.days.map((day) => [day.day, day[of]]));
    return { key: group.key, data: days.map((day) => byDay.get(day) ?? 0) };
  });
  const scale = countScaleFor(Math.max(0, ...series.flatMap(({ data }) => data)));
  const { maximum } = scale;
  const heights = spread(
    series.map(({ data }) => ((data.at(-1) ?? 0) / maximum) * PLOT_HEIGHT),
    LABEL_DISTANCE,
  );
  return {
    ...dayChartBase(palette, days, dayLabel),
    tooltip: {
      ...dayChartBase(palette, days, dayLabel).tooltip,
      formatter: (items) => {
        const index = indexOf(items);
        const lines = series.map(({ key, data }) => `${nameOf(key)} <b>${countText(data[index] ?? 0)}</b>`);
        return [dayLabel(days[index] ?? ''), ...lines].join('<br/>');
      },
    },
    grid: { left: 6, right: series.length > 1 ? 96 : 12, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, countText),
    series: [
      hatchedDays(
        palette,
        days.map((day) => day >= today),
        maximum,
      ),
      ...series.map(({ key, data }, order) => ({
        type: 'line' as const,
        name: nameOf(key),
        data,
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: days.length === 1,
        itemStyle: { color: palette.series[order]! },
        lineStyle: { width: 2, color: palette.series[order]! },
        endLabel: {
          show: series.length > 1,
          formatter: nameOf(key),
          color: palette.ink2,
          fontSize: 11.5,
          distance: 6,
          offset: [0, ((data.at(-1) ?? 0) / maximum) * PLOT_HEIGHT - heights[order]!] as [number, number],
        },
      })),
    ],
  };
}

function indexOf(items: unknown): number {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
}
