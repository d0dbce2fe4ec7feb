import { findWords } from '../words/find-words';
import { cheapEnds, promises, urgencies } from '../words/forbidden-words';
import { amountsIn, rangeIn, ratesIn } from '../words/rates-in-text';
import { ofKind, on, ratesOf, wordsOf } from './blocks';
import { ruleOf } from './rule';

const neverTrue = [...Object.values(promises).flat(), ...urgencies, ...cheapEnds];

/** What an ad says of rates and amounts stands on the page it leads to, and it says nothing that no page could say. */
export const asTheAdsSay = ruleOf({
  code: 'C-10',
  group: 'words',
  title: { zh: '落地页与广告说法一致', en: 'The page says what the ads say' },
  check(rendered, { creatives }) {
    const landing = on(rendered, 'landing');
    const rates = ratesOf(landing);
    const shownRates = new Set(rates.flatMap((block) => ratesIn(block.text)));
    const ranges = rates.flatMap(({ text }) => rangeIn(text) ?? []);
    const isShownRate = (bps: number) => shownRates.has(bps);
    const amounts = ofKind(landing, 'amount').flatMap((block) => amountsOf(wordsOf(block)));
    const isShownAmount = (fen: number) => fen >= Math.min(...amounts) && fen <= Math.max(...amounts);
    const wrong = creatives.flatMap(({ creativeId, text }) => {
      const claims = [
        ...findWords(text, neverTrue).map(({ word }) => word),
        ...ratesIn(text)
          .filter((bps) => !isShownRate(bps))
          .map((bps) => `${bps / 100}%`),
        // The cheap end alone is no claim that the page repeats.
        ...(ratesIn(text).length === 1 && ranges.includes(ratesIn(text)[0]!)
          ? [`${ratesIn(text)[0]! / 100}%`]
          : []),
        ...amountsIn(text)
          .filter((fen) => !isShownAmount(fen))
          .map((fen) => `${fen / 100} 元`),
      ];
      return claims[0] === undefined ? [] : [{ creativeId, claim: claims[0] }];
    });
    return {
      verdict: creatives.length === 0 ? 'not_applicable' : wrong.length > 0 ? 'failed' : 'passed',
      evidence: {
        creatives: creatives.length,
        agreeing: creatives.length - wrong.length,
        creativeId: wrong[0]?.creativeId ?? null,
        claim: wrong[0]?.claim ?? null,
      },
      places: rates.map(({ id }) => id),
    };
  },
});

/** 「1,000–200,000元」 names its unit once. */
function amountsOf(words: string): number[] {
  const range = /([\d,]+)\s*[–—\-~至到]\s*([\d,]+)\s*元/u.exec(words);
  if (!range) return amountsIn(words);
  return [range[1]!, range[2]!].map((yuan) => Number(yuan.replace(/,/g, '')) * 100);
}
