import { readFileSync } from 'node:fs';
import path from 'node:path';

type Colours = Record<string, string>;

const source = readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8');

/** The colours of one theme, by the names of their custom properties. */
function coloursOf(theme: 'light' | 'dark'): Colours {
  const [, rules = ''] = new RegExp(`\\.theme-${theme} \\{([^}]*)\\}`).exec(source) ?? [];
  return Object.fromEntries(
    Array.from(rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
}

/** Relative luminance of WCAG 2: how light a colour is to the eye, 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, one: string, other: string): number {
  const lights = [one, other].map((name) => luminance(colours[name] ?? ''));
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

const words: [string, ...string[]][] = [
  ['ink', 'page', 'surface', 'sunken', 'chosen'],
  ['ink-2', 'page', 'surface', 'sunken'],
  ['ink-3', 'page', 'surface', 'sunken'],
  ['accent', 'page', 'surface', 'accent-soft'],
  ['on-accent', 'accent', 'accent-press'],
  ['caution', 'caution-soft', 'surface', 'page'],
  ['danger', 'danger-soft', 'surface', 'page'],
  ['on-toast', 'toast'],
];
const edges: [string, ...string[]][] = [
  ['control', 'page', 'surface'],
  ['accent', 'page', 'surface', 'principal'],
  ['danger', 'page', 'surface'],
];

const pairs = (list: [string, ...string[]][]) =>
  list.flatMap(([name, ...grounds]) => grounds.map((ground) => [name, ground] as const));

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = coloursOf(theme);

  test.each(pairs(words))('%s can be read on %s', (name, ground) => {
    expect(contrast(colours, name, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(edges))('%s can be seen beside %s', (name, ground) => {
    expect(contrast(colours, name, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('both themes and both sizes of letters name the same things', () => {
  const namesIn = (root: string) => {
    const [, rules = ''] = new RegExp(`^\\.${root} \\{([^}]*)\\}`, 'm').exec(source) ?? [];
    return Array.from(rules.matchAll(/--[\w-]+(?=:)/g), ([name]) => name);
  };
  expect(namesIn('theme-dark')).toEqual(namesIn('theme-light'));
  expect(namesIn('text-large')).toEqual(namesIn('text-normal'));
  expect(namesIn('text-normal').length).toBeGreaterThan(0);
});
