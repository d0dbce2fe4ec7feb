import { countText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, valueAxis } from './chart-style';
import { countScaleFor } from './day-axis';
import type { ChartOption } from './echarts';

interface TimeBars {
  buckets: { label: string; people: number }[];
  name: string;
  palette: Palette;
}

/** People by how long something took, from the quickest to the slowest; every bucket is named. */
export function timeBars({ buckets, name, palette }: TimeBars): ChartOption {
  const labels = buckets.map(({ label }) => label);
  const base = dayChartBase(palette, labels, (label) => label);
  return {
    ...base,
    grid: { left: 4, right: 8, top: 22, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: {
        fontFamily: 'var(--sans)',
        fontSize: 11.5,
        color: palette.ink3,
        interval: 0,
        hideOverlap: true,
      },
    },
    yAxis: valueAxis(palette, countScaleFor(Math.max(...buckets.map(({ people }) => people))), countText),
    series: [
      {
        type: 'bar',
        name,
        data: buckets.map(({ people }) => people),
        barCategoryGap: '18%',
        itemStyle: { color: palette.series[0], borderRadius: [2, 2, 0, 0] },
        label: {
          show: true,
          position: 'top',
          color: palette.ink2,
          fontSize: 11.5,
          fontFamily: 'var(--sans)',
          formatter: ({ value }) => (Number(value) === 0 ? '' : countText(Number(value))),
        },
      },
    ],
  };
}
