import { leastContrast } from '../rendered/contrast';
import type { Block, Rendered, ScreenName } from '../rendered/rendered';
import { on } from './blocks';
import { ruleOf } from './rule';

/** Rounded edges and a pixel of difference are nothing; a twentieth is. */
const slack = 0.95;

interface Choice {
  screen: ScreenName;
  accept: Block;
  decline: Block | undefined;
}

/** Wherever something is agreed to, saying no lies beside it: as large, as heavy, as easy to see. */
export const declineAsVisible = ruleOf({
  code: 'C-12',
  group: 'consent',
  title: { zh: '拒绝与同意同样显眼', en: 'Saying no is as visible as saying yes' },
  check(rendered) {
    const choices = choicesOf(rendered);
    const worst = [...choices].sort((one, other) => weightOf(one) - weightOf(other))[0];
    if (!worst)
      return {
        verdict: 'failed',
        evidence: { areaRatio: null, declineContrast: null, acceptContrast: null, screen: null },
        places: [],
      };
    const { accept, decline, screen } = worst;
    return {
      verdict: choices.every((choice) => weightOf(choice) >= slack) ? 'passed' : 'failed',
      evidence: {
        areaRatio: decline ? round(areaOf(decline) / areaOf(accept)) : null,
        declineContrast: decline ? round(seenOf(decline)) : null,
        acceptContrast: round(seenOf(accept)),
        screen,
      },
      places: [...(decline ? [decline.id] : []), accept.id],
    };
  },
});

const choicesOf = (rendered: Rendered): Choice[] =>
  rendered.screens.flatMap(({ name }) => {
    const blocks = on(rendered, name);
    return blocks
      .filter(({ deed }) => deed === 'accept')
      .map((accept) => ({ screen: name, accept, decline: blocks.find(({ deed }) => deed === 'decline') }));
  });

/** The worst of the ways in which no may be smaller than yes; 0 where there is no no. */
function weightOf({ accept, decline }: Choice): number {
  if (!decline) return 0;
  return Math.min(
    areaOf(decline) / areaOf(accept),
    decline.sizePx / accept.sizePx,
    decline.weight / accept.weight,
    seenOf(decline) / seenOf(accept),
    groundOf(decline) === groundOf(accept) ? 1 : 0,
  );
}

const areaOf = ({ widthPx, heightPx }: Block): number => widthPx * heightPx;
const seenOf = ({ paint }: Block): number => leastContrast(paint);
const groundOf = ({ paint, kind }: Block): string => `${kind} ${paint.light.ground} ${paint.dark.ground}`;
const round = (value: number): number => Math.round(value * 10) / 10;
