import type { Block, Rendered } from '../rendered/rendered';
import { ofKind, on } from './blocks';
import { ruleOf } from './rule';

/** On every screen the smallest yearly rate is drawn as large and as heavy as the largest amount. */
export const sameSizeAsAmount = ruleOf({
  code: 'C-02',
  group: 'price',
  title: { zh: '利率与额度同一字号级', en: 'Rate and amount are of one size' },
  check(rendered) {
    const pairs = pairsOf(rendered);
    const [worst] = pairs.sort((one, other) => shortfall(other) - shortfall(one));
    if (!worst)
      return { verdict: 'not_applicable', evidence: { amountPx: 0, ratePx: 0, neededPx: 0 }, places: [] };
    const { amount, rate } = worst;
    const failed = shortfall(worst) > 0;
    return {
      verdict: failed ? 'failed' : 'passed',
      evidence: { amountPx: amount.sizePx, ratePx: rate.sizePx, neededPx: amount.sizePx },
      places: failed ? [rate.id, amount.id] : [rate.id],
      ...(failed && rate.screen === 'landing' ? { fix: { 'landing.rateSize': 'equal' as const } } : {}),
    };
  },
});

interface Pair {
  amount: Block;
  rate: Block;
}

function pairsOf(rendered: Rendered): Pair[] {
  return rendered.screens.flatMap(({ name }) => {
    const blocks = on(rendered, name);
    const [amount] = ofKind(blocks, 'amount').sort((one, other) => other.sizePx - one.sizePx);
    const [rate] = ofKind(blocks, 'rate').sort((one, other) => one.sizePx - other.sizePx);
    return amount && rate ? [{ amount, rate }] : [];
  });
}

const shortfall = ({ amount, rate }: Pair): number =>
  amount.sizePx - rate.sizePx + (rate.weight < amount.weight ? 1 : 0);
