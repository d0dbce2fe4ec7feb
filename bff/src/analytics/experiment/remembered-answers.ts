import { answerResults, type Asked } from './answer-results';
import type { Cell, Figures } from './cells';
import type { ExperimentResults } from './results';

/** Ways of looking at the same figures that are held: with marked people and without, whole and by part. */
const mostWays = 64;

const answers = new WeakMap<readonly Cell[], Map<string, ExperimentResults>>();

/** The same figures looked at in the same way are worked out once, for as long as the figures are held. */
export function rememberedResults(figures: Figures, asked: Asked): ExperimentResults {
  const { shareBps, endedAt } = figures.phase;
  const way = JSON.stringify([asked.bots, asked.segment?.kind, asked.segment?.value, shareBps, endedAt]);
  const ways = answers.get(figures.cells) ?? new Map<string, ExperimentResults>();
  answers.set(figures.cells, ways);
  const known = ways.get(way);
  if (known) return known;
  const results = answerResults(figures, asked);
  // Anybody may ask for a part that there is not; what is held stays few.
  if (ways.size >= mostWays) ways.clear();
  ways.set(way, results);
  return results;
}
