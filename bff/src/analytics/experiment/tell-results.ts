import type { Asked } from './answer-results';
import type { ShownFigures } from './figures-keeper';
import type { Freshness, ResultsUnderWay } from './freshness';
import { rememberedResults } from './remembered-answers';
import type { ExperimentResults } from './results';

export type ToldResults = ExperimentResults & { freshness: Freshness };

/**
 * What a page shows of figures, old ones too. What the rule says of them is held back where nobody may decide by them:
 * newer or whole figures may say otherwise.
 */
export function tellResults(shown: ShownFigures, asked: Asked): ToldResults | ResultsUnderWay {
  if ('state' in shown) return shown;
  const { figures, freshness } = shown;
  const results = rememberedResults(figures, asked);
  if (freshness.waitsFor === null) return { ...results, freshness };
  const recommendation = { ...results.recommendation, recommended: 'cannot_tell' as const, variant: null };
  return { ...results, recommendation, freshness };
}
