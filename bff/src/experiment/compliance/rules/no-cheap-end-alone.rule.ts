import { rangeIn } from '../words/rates-in-text';
import { cheapEnds } from '../words/forbidden-words';
import { findWords } from '../words/find-words';
import { bottomOf, idsOf, wordsOf } from './blocks';
import { ruleOf } from './rule';

/** 「低至」 stands only where the whole yearly range stands as large in the same sight, and a daily rate never does. */
export const noCheapEndAlone = ruleOf({
  code: 'C-06',
  group: 'price',
  title: { zh: '没有孤立的“低至”', en: 'No “as low as” by itself' },
  check(rendered) {
    const found = rendered.blocks.flatMap((block) =>
      findWords(wordsOf(block), cheapEnds).map((hit) => ({ block, hit })),
    );
    const rangeFor = ({ block }: (typeof found)[number]) =>
      rendered.blocks.find(
        (other) =>
          other.screen === block.screen &&
          other.kind === 'rate' &&
          rangeIn(other.text) !== null &&
          other.sizePx >= block.sizePx &&
          bottomOf(other) <= (rendered.screens.find(({ name }) => name === block.screen)?.foldPx ?? 0),
      );
    const isAnother = ({ hit }: (typeof found)[number]) => !/低至|最低/u.test(hit.word);
    const alone = found.filter((one) => isAnother(one) || !rangeFor(one));
    const range = found[0] ? rangeFor(found[0]) : undefined;
    return {
      verdict: alone.length > 0 ? 'failed' : 'passed',
      evidence: { phrase: (alone[0] ?? found[0])?.hit.clause ?? null, range: range?.text ?? null },
      places: idsOf((alone.length > 0 ? alone : found).map(({ block }) => block)),
    };
  },
});
