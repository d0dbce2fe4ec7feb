/** Latin letters, digits and their marks are drawn about this wide; everything else fills its square. */
const narrowShare = 0.6;

/** About how wide a line is, in px: an upper estimate for figures, exact for Chinese. */
export function textWidthPx(text: string, sizePx: number): number {
  let squares = 0;
  for (const character of text) squares += character.codePointAt(0)! < 0x2e80 ? narrowShare : 1;
  return squares * sizePx;
}

export const linesOf = (text: string, sizePx: number, widthPx: number): number =>
  Math.max(1, Math.ceil(textWidthPx(text, sizePx) / widthPx));
