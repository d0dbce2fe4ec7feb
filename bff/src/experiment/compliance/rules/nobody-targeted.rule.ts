import { findWords } from '../words/find-words';
import { protectedPeople, shutOut } from '../words/forbidden-words';
import { plainText } from '../words/plain-text';
import { idsOf, wordsOf } from './blocks';
import { ruleOf } from './rule';

/** Neither students nor old people are spoken to; that students get nothing may be said. */
export const nobodyTargeted = ruleOf({
  code: 'C-19',
  group: 'words',
  title: { zh: '不定向学生与老人', en: 'Students and old people are not targeted' },
  check(rendered) {
    const found = rendered.blocks.flatMap((block) => {
      const rest = plainText(wordsOf(block)).readable.replace(shutOut, '');
      return findWords(rest, protectedPeople).map((hit) => ({ block, hit }));
    });
    return {
      verdict: found.length > 0 ? 'failed' : 'passed',
      evidence: { phrase: found[0]?.hit.clause ?? null },
      places: [...new Set(idsOf(found.map(({ block }) => block)))],
    };
  },
});
