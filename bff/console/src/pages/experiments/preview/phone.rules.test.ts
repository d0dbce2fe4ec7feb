import type { Block } from '../compliance/compliance-types';
import { panelsOf, place } from './phone.rules';

const page = { ink: '#000000', ground: '#f3f5f3' };
const surface = { ink: '#000000', ground: '#ffffff' };
const block = (id: string, topPx: number, more: Partial<Block> = {}): Block => ({
  id,
  screen: 'landing',
  kind: 'words',
  text: id,
  sizePx: 15,
  weight: 400,
  paint: { light: page, dark: page },
  deed: null,
  topPx,
  heightPx: 20,
  widthPx: 335,
  ...more,
});
const onCard = { widthPx: 303, paint: { light: surface, dark: surface } };

test('a line by itself stands in the middle, two at one height share it', () => {
  const placed = place(
    [block('one', 0), block('left', 30, { widthPx: 150 }), block('right', 30, { widthPx: 150 })],
    375,
  );
  expect(placed.map(({ leftPx }) => leftPx)).toEqual([20, 37.5, 187.5]);
});

test('the buttons of the bar keep their distance, and are no line of the page at the same height', () => {
  const bar = { fixed: true, widthPx: 161.5, kind: 'button' as const };
  const placed = place([block('words', 600), block('no', 600, bar), block('yes', 600, bar)], 375);
  expect(placed.map(({ leftPx }) => leftPx)).toEqual([20, 20, 193.5]);
});

test('what stands close together on a ground of its own is one card, and what is further is another', () => {
  const placed = place(
    [block('title', 0), block('a', 60, onCard), block('b', 84, onCard), block('c', 160, onCard)],
    375,
  );
  expect(panelsOf(placed, page.ground)).toEqual([
    { topPx: 44, leftPx: 20, widthPx: 335, heightPx: 76 },
    { topPx: 144, leftPx: 20, widthPx: 335, heightPx: 52 },
  ]);
  expect(panelsOf(place([block('title', 0)], 375), page.ground)).toEqual([]);
});
