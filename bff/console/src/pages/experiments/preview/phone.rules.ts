import type { Block } from '../compliance/compliance-types';

export interface Placed extends Block {
  leftPx: number;
  /** Where its label stands; null where it has none. */
  labelStands: 'above' | 'beside' | null;
}

interface Panel {
  topPx: number;
  leftPx: number;
  widthPx: number;
  heightPx: number;
}

const barGapPx = 12;
const panelPadPx = 16;
/** From the last line of one card to the first of the next: a pad, the gap, a pad. */
const cardToCardPx = 44;
/** Pieces of one card stand closer than this: a slider lies between two of them. */
const withinPx = 76;

export const labelLetters = {
  normal: { sizePx: 13, linePx: 20 },
  large: { sizePx: 18, linePx: 26 },
} as const;
export type Letters = keyof typeof labelLetters;

/** Where each block of a screen stands from the left: those at one height share the width beside each other. */
export function place(blocks: readonly Block[], screenWidthPx: number): Placed[] {
  const rows = new Map<string, Block[]>();
  for (const block of blocks) {
    const row = `${block.fixed ? 'fixed' : ''}${block.topPx}`;
    rows.set(row, [...(rows.get(row) ?? []), block]);
  }
  return [...rows.values()].flatMap((row) => {
    const gapPx = row[0]?.fixed ? barGapPx : 0;
    const widthPx = row.reduce((sum, block) => sum + block.widthPx, 0) + gapPx * (row.length - 1);
    let leftPx = (screenWidthPx - widthPx) / 2;
    return row.map((block) => {
      const placed = { ...block, leftPx, labelStands: labelOf(block, row.length === 1) };
      leftPx += block.widthPx + gapPx;
      return placed;
    });
  });
}

/** A label shares the line of its words where both fit; beside another figure it always stands above. */
function labelOf({ label, kind, text, sizePx, widthPx }: Block, isAlone: boolean): Placed['labelStands'] {
  if (!label || kind === 'button' || kind === 'example') return null;
  if (kind === 'field') return 'beside';
  const bothPx = widthOf(label, labelLetters.normal.sizePx) + barGapPx + widthOf(text, sizePx);
  return isAlone && bothPx <= widthPx ? 'beside' : 'above';
}

const narrowShare = 0.6;
const widthOf = (text: string, sizePx: number): number =>
  [...text].reduce((sum, letter) => sum + (letter < '⺀' ? narrowShare : 1), 0) * sizePx;

/** The cards behind the blocks: those that stand close together on a ground that is not the page's. */
export function panelsOf(placed: readonly Placed[], pageGround: string, letters: Letters): Panel[] {
  const onCards = placed
    .filter(({ fixed, kind, paint }) => !fixed && kind !== 'button' && paint.light.ground !== pageGround)
    .map((block) => {
      const abovePx = block.labelStands === 'above' ? labelLetters[letters].linePx : 0;
      const { leftPx, widthPx } = block;
      return { leftPx, widthPx, topPx: block.topPx - abovePx, heightPx: block.heightPx + abovePx };
    })
    .sort((one, other) => one.topPx - other.topPx);
  const panels: Panel[] = [];
  for (const { topPx, leftPx, widthPx, heightPx } of onCards) {
    const last = panels.at(-1);
    const gapPx = last ? topPx - (last.topPx + last.heightPx) : Infinity;
    if (last && gapPx <= withinPx && Math.abs(gapPx - cardToCardPx) > 1) {
      const rightPx = Math.max(last.leftPx + last.widthPx, leftPx + widthPx);
      last.leftPx = Math.min(last.leftPx, leftPx);
      last.widthPx = rightPx - last.leftPx;
      last.heightPx = Math.max(last.topPx + last.heightPx, topPx + heightPx) - last.topPx;
    } else panels.push({ topPx, leftPx, widthPx, heightPx });
  }
  return panels.map(({ topPx, leftPx, widthPx, heightPx }) => ({
    topPx: topPx - panelPadPx,
    leftPx: leftPx - panelPadPx,
    widthPx: widthPx + 2 * panelPadPx,
    heightPx: heightPx + 2 * panelPadPx,
  }));
}

/** Amounts or months to choose from are described as one line without a gap: 3期6期12期. */
export function choicesIn(text: string): string[] {
  const choices = text.match(/\d+(?:\.\d+)?[期千万]/g) ?? [];
  return choices.length > 1 && choices.join('') === text ? choices : [text];
}
