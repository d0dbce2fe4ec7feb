import type { EventsAnswer } from '../../api/event-queries';
import { dayChartBase, hatchedDays, pointedAt, valueAxis } from '../../charts/chart-style';
import { countScaleFor } from '../../charts/day-axis';
import type { MarkStyle } from '../../charts/marks';
import type { ChartOption } from '../../charts/echarts';
import { spread } from '../../charts/spread';
import { countText } from '../../format/numbers';
import type { Palette } from '../../theme/palette';

export type EventGroup = EventsAnswer['groups'][number];
const MAX_LINES = 5;
const PLOT_HEIGHT = 214;
const LABEL_DISTANCE = 15;
/** Clear of the hatching of the running day. */
const LABEL_GAP = 16;

interface EventsChart {
  groups: readonly EventGroup[];
  days: string[];
  /** As the marks stand beside the names in the table. */
  marks: ReadonlyMap<string, MarkStyle>;
  today: string;
  of: 'count' | 'people';
  palette: Palette;
  nameOf(key: string): string;
  dayLabel(day: string): string;
}

/** A line for each group, named at its end. The running day is hatched, and the line to it is broken: it is not over. */
export function eventsOption({
  groups,
  days,
  marks,
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
  const base = dayChartBase(palette, days, dayLabel);
  const over = days.map((day) => day < today);
  const lastOver = over.lastIndexOf(true);
  const isRunning = lastOver < days.length - 1;
  const heightOf = (value: number | undefined) => ((value ?? 0) / maximum) * PLOT_HEIGHT;
  // A name stands where the last whole day ended: all lines fall on a day that has only begun.
  const heights = spread(
    series.map(({ data }) => heightOf(data[Math.max(0, lastOver)])),
    LABEL_DISTANCE,
  );
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: (items) => {
        const index = pointedAt(items);
        const lines = series.map(({ key, data }) => `${nameOf(key)} <b>${countText(data[index] ?? 0)}</b>`);
        return [dayLabel(days[index] ?? ''), ...lines].join('<br/>');
      },
    },
    grid: { left: 6, right: series.length > 1 ? 112 : 12, top: 12, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, countText),
    series: [
      hatchedDays(
        palette,
        over.map((isOver) => !isOver),
        maximum,
      ),
      ...series.flatMap(({ key, data }, order) => {
        const colour = colourOf(marks.get(key), palette);
        const endLabel = {
          show: series.length > 1,
          formatter: nameOf(key),
          color: palette.ink2,
          fontSize: 11.5,
          distance: LABEL_GAP,
          offset: [0, heightOf(data.at(-1)) - heights[order]!] as [number, number],
        };
        const line = { type: 'line' as const, itemStyle: { color: colour } };
        return [
          {
            ...line,
            name: nameOf(key),
            data: data.map((value, place) => (place <= lastOver ? value : null)),
            symbol: 'circle',
            symbolSize: 5,
            showSymbol: lastOver === 0,
            lineStyle: { width: 2, color: colour },
            ...(isRunning ? {} : { endLabel }),
          },
          {
            ...line,
            silent: true,
            // The broken line begins where the other ends.
            data: data.map((value, place) =>
              isRunning && place >= lastOver ? { value, symbol: place > lastOver ? 'circle' : 'none' } : null,
            ),
            symbolSize: 6,
            itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 1.5 },
            lineStyle: { width: 1.5, type: 'dashed' as const, color: colour },
            ...(isRunning ? { endLabel } : {}),
          },
        ];
      }),
    ],
  };
}

const tokens = ['var(--s1)', 'var(--s2)', 'var(--s3)', 'var(--s4)', 'var(--s0)'];

/** A chart draws with colours, not with tokens of the style sheet. */
function colourOf(mark: MarkStyle | undefined, { series }: Palette): string {
  const place = mark ? tokens.indexOf(mark.colour) : 0;
  return series[place] ?? series[0];
}
