import type { Block, Rendered, ScreenName } from '../rendered/rendered';

export const on = (rendered: Rendered, screen: ScreenName): Block[] =>
  rendered.blocks.filter((block) => block.screen === screen);

export const ofKind = (blocks: readonly Block[], ...kinds: Block['kind'][]): Block[] =>
  blocks.filter(({ kind }) => kinds.includes(kind));

export const idsOf = (blocks: readonly Block[]): string[] => blocks.map(({ id }) => id);

/** Everything that can be read in a block. */
export const wordsOf = ({ label = '', text }: Block): string =>
  label && text ? `${label}，${text}` : label + text;

export const bottomOf = ({ topPx, heightPx }: Block): number => topPx + heightPx;

/** A rate that a person reads as the price: a figure with a label, or the sentence of an example. */
export const ratesOf = (blocks: readonly Block[]): Block[] => ofKind(blocks, 'rate', 'example');
