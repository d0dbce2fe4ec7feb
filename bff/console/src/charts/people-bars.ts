import { countText } from '../format/numbers';
import type { Palette } from '../theme/palette';
import { dayChartBase, hatchedDays, valueAxis } from './chart-style';
import { countScaleFor } from './day-axis';
import type { ChartOption } from './echarts';

interface PeopleBars {
  days: { day: string; people: number; ripe: boolean }[];
  name: string;
  palette: Palette;
  dayLabel(day: string): string;
}

/** People of each day as bars from zero; days that still move are hatched behind their bar. */
export function peopleBars({ days, name, palette, dayLabel }: PeopleBars): ChartOption {
  const scale = countScaleFor(Math.max(...days.map(({ people }) => people)));
  return {
    ...dayChartBase(
      palette,
      days.map(({ day }) => day),
      dayLabel,
    ),
    grid: { left: 4, right: 8, top: 10, bottom: 4, containLabel: true },
    yAxis: valueAxis(palette, scale, countText),
    series: [
      hatchedDays(
        palette,
        days.map(({ ripe }) => !ripe),
        scale.maximum,
      ),
      {
        type: 'bar',
        name,
        data: days.map(({ people }) => people),
        barMaxWidth: 18,
        barCategoryGap: '28%',
        barGap: '-100%',
        itemStyle: { color: palette.series[0], borderRadius: [2, 2, 0, 0] },
        z: 2,
      },
    ],
  };
}
