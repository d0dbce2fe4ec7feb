import { idsOf, ratesOf, wordsOf } from './blocks';
import { ruleOf } from './rule';

const yearly = /年化|年利率|APR/u;
const methods = /单利|复利|IRR|内部收益率/iu;

/** A percentage without its method can be halved by choosing another: each says that it is yearly, and how it is made. */
export const methodNamed = ruleOf({
  code: 'C-03',
  group: 'price',
  title: { zh: '写明算法', en: 'The method is named' },
  check(rendered) {
    const rates = ratesOf(rendered.blocks);
    const unnamed = rates.filter((block) => !yearly.test(wordsOf(block)) || !methods.test(wordsOf(block)));
    const named = rates.find((block) => !unnamed.includes(block));
    return {
      verdict: unnamed.length > 0 || rates.length === 0 ? 'failed' : 'passed',
      evidence: {
        rates: rates.length,
        named: named ? (named.label ?? named.text) : null,
        unnamed: unnamed[0] ? wordsOf(unnamed[0]) : null,
      },
      places: idsOf(unnamed.length > 0 ? unnamed : rates),
    };
  },
});
