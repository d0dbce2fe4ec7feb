import { type Fen, formatYuan, type LoanTerms } from '@loudou/shared/money';
import type { Product } from '@loudou/shared/product';
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
 * What is said and is no price, limit or term of the product: a percentage in the words that no rate of the page shows, a
 * limit in them that nobody is offered, an example of a loan that is not lent. Only rates and amounts are worked out from
 * the product; what somebody types beside them could say anything.
 */
export function saidBeyond({ blocks }: Pick<Rendered, 'blocks'>, product: Product): SaidInWords[] {
  const rates = new Set(ofKind(blocks, 'rate', 'example', 'figure', 'fee').map(wordsOf).flatMap(ratesIn));
  const limits = new Set([
    product.minAmountFen,
    product.maxAmountFen,
    ...ofKind(blocks, 'amount', 'figure', 'fee').map(wordsOf).flatMap(amountsIn),
  ]);
  const inWords = ofKind(blocks, 'words', 'button', 'link', 'tick').flatMap((block) => {
    const words = wordsOf(block);
    return [
      ...ratesIn(words)
        .filter((bps) => !rates.has(bps))
        .map((bps) => `${bps / 100}%`),
      ...limitsIn(words)
        .filter((fen) => !limits.has(fen))
        .map((fen) => `${formatYuan(fen)} 元`),
    ].map((figure) => ({ block, figure }));
  });
  const inExamples = ofKind(blocks, 'example').flatMap((block) =>
    (block.loans ?? [])
      .flatMap(({ terms }) => notOffered(terms, product) ?? [])
      .map((figure) => ({ block, figure })),
  );
  return [...inWords, ...inExamples];
}

function notOffered({ principalFen, months }: LoanTerms, product: Product): string | null {
  if (principalFen < product.minAmountFen || principalFen > product.maxAmountFen)
    return `${formatYuan(principalFen)} 元`;
  return product.monthsOffered.includes(months) ? null : `${months} 期`;
}
