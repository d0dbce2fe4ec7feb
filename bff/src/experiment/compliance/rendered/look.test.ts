import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letters, type LetterSize, paint, targets } from './look';

const tokens = readFileSync(join(__dirname, '../../../../../miniapp/src/styles/tokens.scss'), 'utf8');

/** What a class of the phone's sheet sets, as it stands before any narrower screen. */
function tokensOf(name: string): Record<string, string> {
  const [, body = ''] = new RegExp(`^\\.${name} \\{([^}]*)\\}`, 'm').exec(tokens) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, key, value]) => [key, value]),
  );
}

const sizes: Record<LetterSize, [string, string]> = {
  l: ['f-l', 'l-l'],
  m: ['f-m', 'l-m'],
  title: ['t-title', 'lt-title'],
  head: ['t-head', 'lt-head'],
  body: ['t-body', 'lt-body'],
  small: ['t-small', 'lt-small'],
  tiny: ['t-tiny', 'lt-tiny'],
};

test.each(['normal', 'large'] as const)('%s letters are those of the phone', (look) => {
  const set = tokensOf(`text-${look}`);
  for (const [size, [letter, line]] of Object.entries(sizes) as [LetterSize, [string, string]][])
    expect([size, `${letters[look][size].sizePx}px`, `${letters[look][size].linePx}px`]).toEqual([
      size,
      set[letter],
      set[line],
    ]);
  expect([`${targets[look].tapPx}px`, `${targets[look].buttonPx}px`]).toEqual([set.tap, set.button]);
});

test('colours are those of the phone, in both themes', () => {
  const [light, dark] = [tokensOf('theme-light'), tokensOf('theme-dark')];
  for (const ink of [
    'ink',
    'ink-2',
    'ink-3',
    'accent',
    'on-accent',
    'page',
    'surface',
    'sunken',
    'accent-soft',
  ] as const)
    expect([ink, paint(ink, 'page').light.ink, paint(ink, 'page').dark.ink]).toEqual([
      ink,
      light[ink],
      dark[ink],
    ]);
});
