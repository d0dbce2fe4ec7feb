import { gutterPx, hostBarPx, letters, type Letters, type LetterSize, paint, targets, window } from './look';
import type { Colour } from './look';
import type { Block, Host, Screen, ScreenName } from './rendered';
import { linesOf, textWidthPx } from './text-width';

export interface Piece extends Partial<
  Pick<Block, 'label' | 'tick' | 'field' | 'loans' | 'fee' | 'deed' | 'kind' | 'weight'>
> {
  /** The block's place in its screen: `rate`. */
  id: string;
  text: string;
  size?: LetterSize;
  ink?: Colour;
  ground?: Colour;
  /** Taller than its lines: a button, a box. */
  heightPx?: number;
}

/** The page's own height above the bar, and what the bar takes. */
const barPx = (look: Letters): number => 12 + targets[look].buttonPx + 12 + 1;
const titleBarPx = 44;
const pageTopPx = 8;

/**
 * Lays a screen's pieces under one another as the phone does: whole lines, distances in px. `bar` says whether buttons
 * stay at the bottom; what they cover is no part of the first screen.
 */
export function screenSheet(name: ScreenName, look: Letters, host: Host, { bar }: { bar: boolean }) {
  const blocks: Block[] = [];
  const viewPx = window.heightPx - (host === 'h5' ? 0 : hostBarPx);
  const foldPx = viewPx - (bar ? barPx(look) : 0);
  let topPx = (host === 'h5' ? titleBarPx : 0) + pageTopPx;
  let insetPx = gutterPx;
  let ground: Colour = 'page';

  const blockOf = (piece: Piece, widthPx: number, at: number, fixed: boolean): Block => {
    const { id, text, size = 'body', ink = 'ink', heightPx, kind = 'words', deed = null, weight } = piece;
    const { sizePx, linePx } = letters[look][size];
    return {
      id: `${name}.${id}`,
      screen: name,
      kind,
      text,
      ...(piece.label !== undefined ? { label: piece.label } : {}),
      sizePx,
      weight: weight ?? (size === 'title' || size === 'head' || size === 'l' || size === 'm' ? 600 : 400),
      paint: paint(ink, piece.ground ?? ground),
      topPx: at,
      heightPx: heightPx ?? linesOf(text, sizePx, widthPx) * linePx,
      widthPx,
      ...(fixed ? { fixed } : {}),
      ...(neverWraps(kind, look) && textWidthPx(text, sizePx) > widthPx ? { clipped: true } : {}),
      deed,
      ...(piece.tick ? { tick: piece.tick } : {}),
      ...(piece.field ? { field: piece.field } : {}),
      ...(piece.loans ? { loans: piece.loans } : {}),
      ...(piece.fee ? { fee: piece.fee } : {}),
    };
  };
  const innerPx = () => window.widthPx - 2 * insetPx;

  const sheet = {
    space(px: number) {
      topPx += px;
    },
    /** Its own lines, as wide as the page or the card. */
    put(piece: Piece) {
      if (piece.text === '' && piece.label === undefined) return;
      const block = blockOf(piece, innerPx(), topPx, false);
      blocks.push(block);
      topPx += block.heightPx;
    },
    /** Beside each other, each with an equal part of the width. */
    beside(pieces: readonly Piece[]) {
      const widthPx = innerPx() / pieces.length;
      const row = pieces.map((piece) => blockOf(piece, widthPx, topPx, false));
      blocks.push(...row);
      topPx += Math.max(...row.map(({ heightPx }) => heightPx));
    },
    /** What is inside stands on a card of its own. */
    card(fill: () => void) {
      sheet.space(12 + 16);
      const outside = ground;
      ground = 'surface';
      insetPx += 16;
      fill();
      insetPx -= 16;
      ground = outside;
      sheet.space(16);
    },
    /** The bar at the bottom: one button, or two of equal width. */
    bar(pieces: readonly (Piece & { kind: 'button' })[]) {
      const widthPx = (innerPx() - 12 * (pieces.length - 1)) / pieces.length;
      pieces.forEach((piece) => blocks.push(buttonOf(piece, widthPx, viewPx - barPx(look) + 13)));
    },
    /** A sheet over the page begins lower, and all of it is surface. */
    over() {
      ground = 'surface';
    },
    done: (): { screen: Screen; blocks: Block[] } => ({
      screen: { name, widthPx: window.widthPx, foldPx, heightPx: Math.ceil(topPx) },
      blocks,
    }),
  };

  const buttonOf = (piece: Piece, widthPx: number, at: number): Block =>
    blockOf({ ...piece, size: 'head', heightPx: targets[look].buttonPx }, widthPx, at, true);

  return sheet;
}
/** Figures stay on one line; so do the words of a button, but in large letters. */
const neverWraps = (kind: Block['kind'], look: Letters): boolean =>
  kind === 'amount' || kind === 'rate' || kind === 'figure' || (kind === 'button' && look === 'normal');

export type ScreenSheet = ReturnType<typeof screenSheet>;

/** The colours of `miniapp/src/components/button`. */
export const button = (
  id: string,
  text: string,
  deed: Block['deed'],
  kind: 'primary' | 'tonal' | 'plain',
) => ({
  id,
  text,
  deed,
  kind: 'button' as const,
  ink: ({ primary: 'on-accent', tonal: 'accent', plain: 'ink' } as const)[kind],
  ground: ({ primary: 'accent', tonal: 'accent-soft', plain: 'surface' } as const)[kind],
});

export const link = (id: string, text: string, deed: Block['deed'] = 'look'): Piece => ({
  id,
  text,
  deed,
  kind: 'link',
  ink: 'accent',
});
