import { rangeIn } from '../words/rates-in-text';
import { bottomOf, idsOf, on, ratesOf } from './blocks';
import { ruleOf } from './rule';

/**
 * The whole range stands in sight before anything is scrolled. Large letters take more room: there a labelled yearly
 * rate in sight is enough, because nobody who enlarges the letters is to be shown smaller ones for it.
 */
export const rateOnFirstScreen = ruleOf({
  code: 'C-01',
  group: 'price',
  title: { zh: '年化利率在首屏可见', en: 'The yearly rate is on the first screen' },
  check(rendered) {
    const foldPx = rendered.screens.find(({ name }) => name === 'landing')?.foldPx ?? 0;
    const rates = ratesOf(on(rendered, 'landing'));
    const ranges = rates.filter(({ text }) => rangeIn(text) !== null);
    const needed = rendered.largeText ? rates : ranges;
    const highest = [...needed].sort((one, other) => bottomOf(one) - bottomOf(other))[0];
    const isSeen = highest !== undefined && bottomOf(highest) <= foldPx;
    return {
      verdict: isSeen ? 'passed' : 'failed',
      evidence: { bottomPx: highest ? Math.ceil(bottomOf(highest)) : null, foldPx },
      places: highest ? [highest.id] : idsOf(rates),
      ...(highest && !isSeen ? { fix: { 'landing.opening': 'price' as const } } : {}),
    };
  },
});
