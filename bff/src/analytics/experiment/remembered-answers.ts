import { answerResults, type Asked, judge } from './answer-results';
import type { Cell, Figures } from './cells';
import type { ExperimentResults } from './results';
import type { Judged } from './standing.rules';

/** Ways of looking at the same figures that are held: with marked people and without, whole and by part. */
const mostWays = 64;

/** What was worked out from figures goes with them; the phase they are of may change meanwhile. */
function remembering<Asked, Answer>(
  workOut: (figures: Figures, asked: Asked) => Answer,
  wayOf: (asked: Asked) => unknown,
): (figures: Figures, asked: Asked) => Answer {
  const answers = new WeakMap<readonly Cell[], Map<string, Answer>>();
  return (figures, asked) => {
    const { shareBps, endedAt, pauses } = figures.phase;
    const way = JSON.stringify([shareBps, endedAt, pauses, wayOf(asked)]);
    const ways = answers.get(figures.cells) ?? new Map<string, Answer>();
    answers.set(figures.cells, ways);
    const known = ways.get(way);
    if (known) return known;
    const answer = workOut(figures, asked);
    // Anybody may ask for a part that there is not; what is held stays few.
    if (ways.size >= mostWays) ways.clear();
    ways.set(way, answer);
    return answer;
  };
}

/** The page, worked out once for as long as its figures are held. */
export const rememberedResults: (figures: Figures, asked: Asked) => ExperimentResults = remembering(
  answerResults,
  ({ bots, segment }) => [bots, segment?.kind, segment?.value],
);

const judged = remembering<null, Judged>(judge, () => null);

/** The same for the rule and for the watcher, who looks often. */
export const rememberedJudgement = (figures: Figures): Judged => judged(figures, null);
