import { leastContrast } from '../rendered/contrast';
import type { Block } from '../rendered/rendered';
import { idsOf } from './blocks';
import { ruleOf } from './rule';

/** WCAG 2.2 AA: 24 px, or 18.66 px and bold, may do with less. */
const isLarge = ({ sizePx, weight }: Block): boolean => sizePx >= 24 || (sizePx >= 18.66 && weight >= 600);
const neededFor = (block: Block): number => (isLarge(block) ? 3 : 4.5);
/** The smallest letters, in px; in large text nothing is left small. */
const smallestPx = { normal: 12, large: 16 } as const;

/** Every word can be read on its ground, in both themes, and in large letters none is cut off. */
export const readable = ruleOf({
  code: 'C-15',
  group: 'consent',
  title: { zh: '对比度与大字版', en: 'Contrast and large letters' },
  check(rendered) {
    const told = rendered.blocks.filter(({ text, label }) => text !== '' || label);
    const pale = told.filter((block) => leastContrast(block.paint) < neededFor(block));
    const small = told.filter(
      ({ sizePx }) => sizePx < (rendered.largeText ? smallestPx.large : smallestPx.normal),
    );
    const clipped = told.filter((block) => block.clipped);
    const least = [...(pale.length > 0 ? pale : told)].sort(
      (one, other) => leastContrast(one.paint) - leastContrast(other.paint),
    )[0];
    const wrong = [...new Set([...pale, ...small, ...clipped])];
    return {
      verdict: wrong.length > 0 || !least ? 'failed' : 'passed',
      evidence: {
        leastContrast: least ? Math.round(leastContrast(least.paint) * 10) / 10 : 0,
        neededContrast: least ? neededFor(least) : 4.5,
        smallestPx: Math.min(...told.map(({ sizePx }) => sizePx)),
        clipped: clipped.length,
      },
      places: idsOf(wrong.length > 0 ? wrong : least ? [least] : []),
    };
  },
});
