import type { MarkStyle } from '../../../charts/marks';
import type { Palette } from '../../../theme/palette';
import type { VariantKey } from '../experiment-types';

/** The control is a grey diamond on every page, the first treatment a blue circle. */
export const armStyles: Record<VariantKey, MarkStyle> = {
  a: { colour: 'var(--s0)', shape: 'diamond' },
  b: { colour: 'var(--s1)', shape: 'circle' },
  c: { colour: 'var(--s2)', shape: 'square' },
  d: { colour: 'var(--s3)', shape: 'triangle' },
};

export function armColour({ series }: Palette, variant: VariantKey): string {
  const [blue, orange, teal, , slate] = series;
  return { a: slate, b: blue, c: orange, d: teal }[variant];
}

export const letterOf = (variant: VariantKey): string => variant.toUpperCase();
