import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dark, light, type Palette } from './palette';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, inLight, inDark]) => [
    name!,
    { light: inLight!, dark: inDark! },
  ]),
);

const tokenOf: Partial<Record<keyof Palette, string>> = {
  lineStrong: 'line-strong',
  ink2: 'ink-2',
  ink3: 'ink-3',
};

test.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s palette repeats the tokens of the style sheet', (mode, palette) => {
  const { series, band, ...colours } = palette;
  for (const [name, colour] of Object.entries(colours)) {
    const token = tokenOf[name as keyof Palette] ?? name;
    expect([name, colour]).toEqual([name, tokens.get(token)?.[mode]]);
  }
  expect(series).toEqual(['s1', 's2', 's3', 's4', 's0'].map((token) => tokens.get(token)?.[mode]));
  expect(band).toBeLessThan(0.3);
});

/** WCAG relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const channel = parseInt(hex.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

test.each([
  ['light', light],
  ['dark', dark],
] as const)('%s text is readable on every ground and marks stand out from their card', (_, palette) => {
  for (const ground of [palette.canvas, palette.surface, palette.sunken]) {
    for (const text of [palette.ink, palette.ink2, palette.ink3, palette.good, palette.warn, palette.bad]) {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const colour of palette.series) expect(contrast(colour, palette.surface)).toBeGreaterThanOrEqual(3);
});
