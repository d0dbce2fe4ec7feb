import { findWords } from '../words/find-words';
import { promises } from '../words/forbidden-words';
import { idsOf, wordsOf } from './blocks';
import { ruleOf } from './rule';

type Kind = keyof typeof promises;

/** Nothing instant, nothing certain, nothing without conditions, however it is spelt. */
export const noPromises = ruleOf({
  code: 'C-07',
  group: 'words',
  title: { zh: '无“秒批、必下、零门槛”', en: 'No “instant, guaranteed, no conditions”' },
  check(rendered) {
    const found = rendered.blocks.flatMap((block) =>
      (Object.keys(promises) as Kind[]).flatMap((kind) =>
        findWords(wordsOf(block), promises[kind]).map((hit) => ({ block, kind, hit })),
      ),
    );
    return {
      verdict: found.length > 0 ? 'failed' : 'passed',
      evidence: {
        characters: rendered.blocks.reduce((sum, block) => sum + [...wordsOf(block)].length, 0),
        hits: found.length,
        phrase: found[0]?.hit.clause ?? null,
        kind: found[0]?.kind ?? null,
      },
      places: [...new Set(idsOf(found.map(({ block }) => block)))],
    };
  },
});
