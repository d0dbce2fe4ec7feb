import type { ExampleLoan } from '@loudou/shared/page-config';
import type { Product } from '@loudou/shared/product';
import { firstChoice } from '../rendered/shown-loans';
import { rangeIn } from '../words/rates-in-text';
import type { Block } from '../rendered/rendered';
import { idsOf, on } from './blocks';
import { distanceOf, type Recomputed, recompute } from './recomputed';
import { ruleOf } from './rule';
import { saidBeyond } from './said-in-words';

const toleranceBps = 1;

/**
 * What stands on the page is what the flows come to, every fee included, within a basis point: in the example, in the
 * calculator and at both ends of the range. A loan of the page that is dearer than its range says is as wrong, and so
 * is a figure that is no price, limit or term of the product.
 */
export const recomputedFromFlows = ruleOf({
  code: 'C-04',
  group: 'price',
  title: { zh: '按示例现金流复算', en: 'Recomputed from the flows of the example' },
  check(rendered, { product }) {
    const all = recompute(rendered.blocks);
    const said = saidBeyond(rendered, product);
    const range = on(rendered, 'landing')
      .map(({ text, kind }) => (kind === 'rate' ? rangeIn(text) : null))
      .find((found) => found !== null);
    const isOutside = ({ recomputedBps }: Recomputed) =>
      Boolean(range) &&
      recomputedBps !== null &&
      (recomputedBps > range![1] + toleranceBps || recomputedBps < range![0] - toleranceBps);
    const rank = (one: Recomputed) => Math.max(distanceOf(one), isOutside(one) ? toleranceBps + 1 : 0);
    // Among equals the example is the one to tell, then the dearest loan with the usual amount.
    const isExample = ({ block }: Recomputed) => (block.kind === 'example' ? 1 : 0);
    const told = [...all].sort((one, other) => rank(other) - rank(one) || isExample(other) - isExample(one));
    const failed = all.filter((one) => rank(one) > toleranceBps);
    const worst =
      failed.length > 0 ? told[0] : (told.find((one) => isExample(one)) ?? usual(all, product) ?? told[0]);
    return {
      verdict: all.length === 0 || failed.length > 0 || said.length > 0 ? 'failed' : 'passed',
      evidence: {
        loans: all.length,
        toleranceBps,
        loan: worst ? loanOf(worst) : null,
        outsideRange: failed.some(isOutside),
        said: said[0]?.figure ?? null,
      },
      places: placesOf(failed.length + said.length > 0 ? [...failed, ...said] : worst ? [worst] : []),
      ...fixOf(failed, isOutside),
    };
  },
});

const placesOf = (found: readonly { block: Block }[]) => [...new Set(idsOf(found.map(({ block }) => block)))];

/** The loan that the calculator starts from. */
const usual = (all: readonly Recomputed[], product: Product) => {
  const { principalFen, months } = firstChoice(product);
  return all.find(
    ({ block, shown: { terms } }) =>
      block.id === 'landing.chosen-rate' && terms.principalFen === principalFen && terms.months === months,
  );
};

const loanOf = ({ shown, monthlyFen, totalFen, feesFen, recomputedBps, textAgrees }: Recomputed) => ({
  principalFen: shown.terms.principalFen,
  months: shown.terms.months,
  monthlyFen,
  totalFen,
  feesFen,
  shownBps: shown.shownBps,
  recomputedBps,
  textAgrees,
});

/** The example with the rate that its flows come to, where that would be inside the range. */
function fixOf(failed: readonly Recomputed[], isOutside: (one: Recomputed) => boolean) {
  const [one] = failed;
  if (failed.length !== 1 || !one || one.block.id !== 'landing.example') return {};
  const { recomputedBps, shown } = one;
  if (recomputedBps === null || isOutside(one)) return {};
  const { principalFen, months, annualRateBps, upfrontFeeFen = 0, monthlyFeeFen = 0 } = shown.terms;
  const example: ExampleLoan = {
    amountFen: principalFen,
    months,
    annualRateBps,
    upfrontFeeFen,
    monthlyFeeFen,
    shownAnnualRateBps: recomputedBps,
  };
  return { fix: { 'landing.example': example } };
}
