import type { Block } from '../compliance/compliance-types';
import { choicesIn, panelsOf, place } from './phone.rules';

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
  const blocks = [block('title', 0), block('a', 60, onCard), block('b', 84, onCard), block('c', 148, onCard)];
  expect(panelsOf(place(blocks, 375), page.ground, 'normal')).toEqual([
    { topPx: 44, leftPx: 20, widthPx: 335, heightPx: 76 },
    { topPx: 132, leftPx: 20, widthPx: 335, heightPx: 52 },
  ]);
  expect(panelsOf(place([block('title', 0)], 375), page.ground, 'normal')).toEqual([]);
});

test('a label shares the line where both fit, and stands above otherwise, with room for it on the card', () => {
  const rate = (id: string, more: Partial<Block> = {}) =>
    block(id, 100, { ...onCard, kind: 'rate', label: '年化利率（单利）', text: '18%', ...more });
  const stands = (...blocks: Block[]) => place(blocks, 375).map(({ labelStands }) => labelStands);
  expect(stands(rate('alone'))).toEqual(['beside']);
  expect(stands(rate('wide', { text: '1,000–200,000元', sizePx: 28 }))).toEqual(['above']);
  expect(stands(rate('left', { widthPx: 151 }), rate('right', { widthPx: 151 }))).toEqual(['above', 'above']);
  expect(stands(block('words', 0))).toEqual([null]);
  const [panel] = panelsOf(
    place([rate('wide', { text: '1,000–200,000元', sizePx: 28 })], 375),
    page.ground,
    'normal',
  );
  expect(panel).toMatchObject({ topPx: 64, heightPx: 72 });
});

test('choices that are described in one line are drawn apart, and words are left whole', () => {
  expect(choicesIn('3期6期12期')).toEqual(['3期', '6期', '12期']);
  expect(choicesIn('1千1.5万20万')).toEqual(['1千', '1.5万', '20万']);
  expect(choicesIn('12期')).toEqual(['12期']);
  expect(choicesIn('共 12期 3期')).toEqual(['共 12期 3期']);
});
