import type { Block } from '../compliance/compliance-types';

export interface Placed extends Block {
  leftPx: number;
}

export interface Panel {
  topPx: number;
  leftPx: number;
  widthPx: number;
  heightPx: number;
}

const barGapPx = 12;
const panelPadPx = 16;
/** Pieces of one card stand closer than this. */
const withinPx = 24;

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
      const placed = { ...block, leftPx };
      leftPx += block.widthPx + gapPx;
      return placed;
    });
  });
}

/** The cards behind the blocks: those that stand close together on a ground that is not the page's. */
export function panelsOf(placed: readonly Placed[], pageGround: string): Panel[] {
  const onCards = placed
    .filter(({ fixed, kind, paint }) => !fixed && kind !== 'button' && paint.light.ground !== pageGround)
    .sort((one, other) => one.topPx - other.topPx);
  const panels: Panel[] = [];
  for (const { topPx, leftPx, widthPx, heightPx } of onCards) {
    const last = panels.at(-1);
    if (last && topPx - (last.topPx + last.heightPx) <= withinPx) {
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
