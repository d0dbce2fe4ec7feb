import { type ChartOption } from '../../charts/echarts';
import type { Palette } from '../../theme/palette';
import type { Measure, Step } from './types';

/** One quantity, as `--bar` of the tokens has it. */
const bars = { light: '#34508f', dark: '#7f9ee0' };
const explained = { light: '#a9b0bc', dark: '#5d6774' };
const FONT = { fontFamily: 'var(--sans)', fontSize: 12 } as const;
/** A bar of three among thousands still has to be seen. */
const THINNEST_PX = 3;

interface Waterfall {
  steps: readonly Step[];
  measure: Measure;
  palette: Palette;
  mode: 'light' | 'dark';
  name(step: Step): string;
  note(step: Step): string;
  value(step: Step): string;
}

/** The level behind a step, in the chosen measure. */
export function levelsOf(steps: readonly Step[], measure: Measure): number[] {
  let level = 0;
  return steps.map((step) => {
    const size = sizeOf(step, measure);
    level = step.moves === 'total' ? size : step.moves === 'down' ? level - size : level + size;
    return level;
  });
}

export const sizeOf = (step: Step, measure: Measure): number =>
  measure === 'count' ? step.count : step.amountFen;

/** From A to B with reasons: totals stand on the ground, the rest hangs between their levels. */
export function waterfallOption({
  steps,
  measure,
  palette,
  mode,
  name,
  note,
  value,
}: Waterfall): ChartOption {
  const levels = levelsOf(steps, measure);
  const tops = steps.map((step, index) =>
    step.moves === 'down' ? levels[index]! + sizeOf(step, measure) : levels[index]!,
  );
  // No axis is drawn, so the highest bar takes all of the height.
  const maximum = Math.max(1, ...tops);
  const colourOf = (step: Step) =>
    ({
      total: bars[mode],
      explained: explained[mode],
      open: explained[mode],
      closed: palette.good,
      unexplained: palette.bad,
    })[step.tone];
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { ...FONT, color: palette.ink2 },
    grid: { left: 0, right: 0, top: 26, bottom: 44 },
    xAxis: {
      type: 'category',
      data: steps.map((_, index) => String(index)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: {
        interval: 0,
        margin: 10,
        formatter: (index: string) => labelOf(steps[Number(index)]!, name, note),
        rich: {
          total: { ...FONT, fontWeight: 600, color: palette.ink, lineHeight: 18 },
          plain: { ...FONT, color: palette.ink2, lineHeight: 18 },
          red: { ...FONT, fontWeight: 600, color: palette.bad, lineHeight: 18 },
          note: { ...FONT, fontSize: 11.5, color: palette.ink3, lineHeight: 16 },
        },
      },
    },
    yAxis: { type: 'value', show: false, min: 0, max: maximum },
    tooltip: {
      trigger: 'item',
      backgroundColor: palette.surface,
      borderColor: palette.lineStrong,
      textStyle: { ...FONT, fontSize: 12.5, color: palette.ink },
      confine: true,
      formatter: (item) => {
        const step = steps[indexOf(item)];
        return step ? `${name(step)}<br><b>${value(step)}</b>` : '';
      },
    },
    series: [
      {
        // A step line: each level runs on to the next bar, and its rise is hidden behind the bar.
        type: 'line',
        step: 'end',
        silent: true,
        symbol: 'none',
        z: 1,
        data: levels,
        lineStyle: { width: 1, type: [2, 3], color: palette.lineStrong },
        tooltip: { show: false },
      },
      {
        type: 'bar',
        stack: 'level',
        silent: true,
        barWidth: '62%',
        z: 2,
        itemStyle: { color: 'transparent' },
        data: steps.map((step, index) => (step.moves === 'total' ? 0 : tops[index]! - sizeOf(step, measure))),
        tooltip: { show: false },
      },
      {
        type: 'bar',
        stack: 'level',
        barWidth: '62%',
        barMinHeight: THINNEST_PX,
        z: 3,
        data: steps.map((step) => ({
          value: sizeOf(step, measure),
          itemStyle: {
            color: step.tone === 'open' ? palette.sunken : colourOf(step),
            borderRadius: 2,
            ...(step.tone === 'open'
              ? {
                  borderColor: explained[mode],
                  borderWidth: 1,
                  decal: {
                    symbol: 'rect',
                    color: explained[mode],
                    dashArrayX: [1, 0] as [number, number],
                    dashArrayY: [1.2, 4] as [number, number],
                    rotation: -Math.PI / 4,
                  },
                }
              : {}),
          },
          label: {
            show: true,
            position: 'top' as const,
            formatter: value(step),
            color: step.tone === 'unexplained' ? palette.bad : palette.ink,
            fontWeight: 600,
            fontSize: 12.5,
          },
        })),
      },
    ],
  };
}

function labelOf(step: Step, name: (step: Step) => string, note: (step: Step) => string): string {
  const style = step.tone === 'total' ? 'total' : step.tone === 'unexplained' ? 'red' : 'plain';
  return `{${style}|${name(step)}}\n{note|${note(step)}}`;
}

function indexOf(item: unknown): number {
  return typeof item === 'object' && item !== null && 'dataIndex' in item ? Number(item.dataIndex) : -1;
}
