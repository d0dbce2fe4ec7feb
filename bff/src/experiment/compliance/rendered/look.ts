import type { Paint } from './rendered';

/** The sizes of `miniapp/src/styles/tokens.scss`: letters and their lines, in px, at 375 px of width. */
export const letters = {
  normal: {
    l: { sizePx: 22, linePx: 28 },
    m: { sizePx: 18, linePx: 24 },
    title: { sizePx: 24, linePx: 32 },
    head: { sizePx: 17, linePx: 24 },
    body: { sizePx: 15, linePx: 22 },
    small: { sizePx: 13, linePx: 20 },
    tiny: { sizePx: 12, linePx: 16 },
  },
  large: {
    l: { sizePx: 28, linePx: 36 },
    m: { sizePx: 24, linePx: 32 },
    title: { sizePx: 28, linePx: 38 },
    head: { sizePx: 22, linePx: 30 },
    body: { sizePx: 20, linePx: 30 },
    small: { sizePx: 18, linePx: 26 },
    tiny: { sizePx: 16, linePx: 22 },
  },
} as const;
export type Letters = keyof typeof letters;
export type LetterSize = keyof (typeof letters)['normal'];

export const targets = {
  normal: { tapPx: 44, buttonPx: 48 },
  large: { tapPx: 52, buttonPx: 56 },
} as const;

export const gutterPx = 20;
export const padPx = 16;

/** The smallest phone that the pages are laid out for in one column, as it stands in the hand. */
export const window = { widthPx: 375, heightPx: 667 } as const;
/** The host's own bar with the title, and the line of the phone above it. */
export const hostBarPx = 64;

const light = {
  page: '#f3f5f3',
  surface: '#ffffff',
  sunken: '#ebefec',
  ink: '#16211c',
  'ink-2': '#47544e',
  'ink-3': '#616e67',
  accent: '#0e6b57',
  'accent-soft': '#e2f0ea',
  'on-accent': '#ffffff',
} as const;

const dark: Record<keyof typeof light, string> = {
  page: '#0d1210',
  surface: '#161d1a',
  sunken: '#222b27',
  ink: '#ebf1ed',
  'ink-2': '#b7c2bc',
  'ink-3': '#929e98',
  accent: '#63c7aa',
  'accent-soft': '#16352c',
  'on-accent': '#05251b',
};
export type Colour = keyof typeof light;

export const paint = (ink: Colour, ground: Colour): Paint => ({
  light: { ink: light[ink], ground: light[ground] },
  dark: { ink: dark[ink], ground: dark[ground] },
});
