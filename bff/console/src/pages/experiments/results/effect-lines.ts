import type { Palette } from '../../../theme/palette';

export interface EndWords {
  /** What is still coming in is not in it, so it may differ from what the page says of now. */
  day: string;
  value: string;
  range: string;
  control: string;
}

/** One edge of the band; the second is stacked on the first. */
export function bandPart(data: (number | null)[], color: string, opacity: number) {
  return {
    type: 'line' as const,
    data: data.map((value) => value ?? '-'),
    stack: 'band',
    // A band that begins below zero and ends above it is one piece.
    stackStrategy: 'all' as const,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color, opacity },
  };
}

/** The same height on every day. */
export const level = (days: string[], value: number, color: string, type: 'solid' | number[]) => ({
  type: 'line' as const,
  data: days.map(() => value),
  symbol: 'none',
  silent: true,
  lineStyle: { width: 1, color, type },
  z: 3,
});

/** The newest interval with its two ends. */
export const interval = (day: string, low: number | null, high: number | null, color: string) => ({
  type: 'line' as const,
  data: [low, high].filter((end) => end !== null).map((end) => [day, end]),
  symbol: 'rect',
  symbolSize: [9, 1.5],
  showAllSymbol: true,
  silent: true,
  itemStyle: { color },
  lineStyle: { width: 1.5, color },
  z: 4,
});

/** The newest reading in words, at the right edge and at its own height. */
export const endNote = (
  days: string[],
  value: number,
  palette: Palette,
  { day, value: text, range, control }: EndWords,
) => ({
  type: 'line' as const,
  data: days.map((each, place) => [each, place === days.length - 1 ? value : '-']),
  symbol: 'none',
  silent: true,
  lineStyle: { opacity: 0 },
  endLabel: {
    show: true,
    distance: 8,
    fontFamily: 'var(--sans)',
    formatter: `{control|${day}}\n{value|${text}}\n{range|${range}}\n{control|${control}}`,
    rich: {
      value: { fontSize: 16, lineHeight: 22, fontWeight: 600, color: palette.ink },
      range: { fontSize: 12, lineHeight: 17, color: palette.ink2 },
      control: { fontSize: 11.5, lineHeight: 17, color: palette.ink3 },
    },
  },
  z: 5,
});

/** Since when the interval leaves zero out, on a tick that hangs from the line at zero. */
export const sinceNote = (
  { day, isEarly }: { day: string; isEarly: boolean },
  minimum: number,
  palette: Palette,
  since: string,
) => ({
  type: 'line' as const,
  data: [
    { value: [day, 0], symbol: 'none' },
    {
      value: [day, minimum * 0.62],
      label: {
        show: true,
        // On the first days it would reach out of the drawing.
        position: isEarly ? ('right' as const) : ('left' as const),
        formatter: since,
        fontFamily: 'var(--sans)',
        fontSize: 11.5,
        color: palette.ink3,
        textBorderColor: palette.surface,
        textBorderWidth: 3,
      },
    },
  ],
  symbol: 'circle',
  symbolSize: 1,
  showAllSymbol: true,
  silent: true,
  itemStyle: { color: palette.ink3 },
  lineStyle: { width: 1, color: palette.lineStrong },
  z: 3,
});
