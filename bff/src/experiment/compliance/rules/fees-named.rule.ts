import { formatYuan } from '@loudou/shared/money';
import type { Block } from '../rendered/rendered';
import { findWords } from '../words/find-words';
import { memberships } from '../words/forbidden-words';
import { idsOf, ofKind, wordsOf } from './blocks';
import { ruleOf } from './rule';

const noFees = /(?:没有|无|不收)(?:任何)?其他(?:费用|收费)|无其他费用/u;

/** What is paid besides interest is called a fee and told to the fen; nothing is sold with the loan. */
export const feesNamed = ruleOf({
  code: 'C-17',
  group: 'price',
  title: { zh: '收费写明是费，不搭售会员', en: 'Fees are called fees, no membership is bundled' },
  check(rendered) {
    const { blocks } = rendered;
    const fees = ofKind(blocks, 'fee');
    const told = blocks.flatMap((block) => feesOf(block).map((fen) => ({ block, fen })));
    const unnamed = [
      ...told.filter(({ block, fen }) => !saysFee(block, fen)),
      ...fees
        .filter(({ fee }) => fee && !fee.name.includes('费'))
        .map((block) => ({ block, fen: block.fee!.fen })),
    ];
    const sold = blocks.flatMap((block) =>
      findWords(wordsOf(block), memberships).map((hit) => ({ block, hit })),
    );
    const bundled = fees.filter(({ fee }) => fee?.bundled);
    const denials =
      told.length + fees.length > 0 ? blocks.filter((block) => noFees.test(wordsOf(block))) : [];
    const wrong = [
      ...unnamed.map(({ block }) => block),
      ...sold.map(({ block }) => block),
      ...bundled,
      ...denials,
    ];
    return {
      verdict: wrong.length > 0 ? 'failed' : 'passed',
      evidence: {
        fees: told.length + fees.length,
        unnamedFen: unnamed[0]?.fen ?? null,
        membership: sold[0]?.hit.clause ?? bundled[0]?.fee?.name ?? null,
        denied: denials.length > 0,
      },
      places: [...new Set(idsOf(wrong.length > 0 ? wrong : told.map(({ block }) => block)))],
    };
  },
});

/** The fees of the loans that a block stands for. */
const feesOf = ({ loans = [] }: Block): number[] => [
  ...new Set(
    loans.flatMap(({ terms }) =>
      [terms.upfrontFeeFen ?? 0, terms.monthlyFeeFen ?? 0].filter((fen) => fen > 0),
    ),
  ),
];

const saysFee = ({ text }: Block, fen: number): boolean =>
  new RegExp(`费[^，。]{0,6}${formatYuan(fen).replace(/[.]/g, '\\.')}`, 'u').test(text);
