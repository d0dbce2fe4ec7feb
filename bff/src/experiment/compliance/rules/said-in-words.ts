import { type Fen, formatYuan } from '@loudou/shared/money';
import type { Block, Rendered } from '../rendered/rendered';
import { amountsIn, ratesIn } from '../words/rates-in-text';
import { ofKind, wordsOf } from './blocks';

export interface SaidInWords {
  block: Block;
  /** As a reader would repeat it. */
  figure: string;
}

/** Amounts that are said to be had; others in the words are what a loan of the page comes to. */
const limitsIn = (words: string): Fen[] =>
  [
    ...words
      .normalize('NFKC')
      .matchAll(
        /(?:最高|最多|至多|可借|可贷|额度|借到|拿到)[^\d，。；]{0,8}(\d[\d,.]*\s*(?:万元?|千元?|元))/gu,
      ),
  ].flatMap((match) => amountsIn(match[1]!));

/**
 * A price or a limit in the words of the page that none of its rates, amounts and examples shows. Only those are worked
 * out from the product; what somebody types beside them could say anything.
 */
export function saidInWords({ blocks }: Pick<Rendered, 'blocks'>): SaidInWords[] {
  const shown = ofKind(blocks, 'rate', 'amount', 'example', 'figure', 'fee').map(wordsOf);
  const rates = new Set(shown.flatMap(ratesIn));
  const amounts = new Set(shown.flatMap(amountsIn));
  return ofKind(blocks, 'words', 'button', 'link', 'tick').flatMap((block) => {
    const words = wordsOf(block);
    return [
      ...ratesIn(words)
        .filter((bps) => !rates.has(bps))
        .map((bps) => `${bps / 100}%`),
      ...limitsIn(words)
        .filter((fen) => !amounts.has(fen))
        .map((fen) => `${formatYuan(fen)} 元`),
    ].map((figure) => ({ block, figure }));
  });
}
