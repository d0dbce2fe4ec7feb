import { findWords } from '../words/find-words';
import { urgencies } from '../words/forbidden-words';
import { idsOf, ofKind, wordsOf } from './blocks';
import { ruleOf } from './rule';

/** No clock that runs against the person and no crowd that nobody counted. */
export const noFalseHurry = ruleOf({
  code: 'C-08',
  group: 'words',
  title: { zh: '无假倒计时与假人数', en: 'No false countdown, no false crowd' },
  check(rendered) {
    const moving = ofKind(rendered.blocks, 'counter', 'countdown');
    const said = rendered.blocks.flatMap((block) =>
      findWords(wordsOf(block), urgencies).map((hit) => ({ block, hit })),
    );
    return {
      verdict: moving.length > 0 || said.length > 0 ? 'failed' : 'passed',
      evidence: { moving: moving.length, phrase: said[0]?.hit.clause ?? moving[0]?.text ?? null },
      places: [...new Set(idsOf([...moving, ...said.map(({ block }) => block)]))],
    };
  },
});
