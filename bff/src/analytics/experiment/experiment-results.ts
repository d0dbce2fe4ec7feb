import type { Recommendation, VariantKey } from '../../experiment';
import { AppError } from '../../platform/errors';
import type { FiguresKeeper } from './figures-keeper';
import { copyNotWhole } from './freshness';
import type { FiguresGround } from './held-figures';
import type { GuardrailVerdict } from './guardrails.rules';
import { recommend } from './recommendation.rules';
import { rememberedJudgement } from './remembered-answers';
import { isOff, type SplitCheck } from './split.rules';
import type { CannotReason } from './told';

export interface PhaseAsked {
  experimentId: string;
  /** Null is the phase that it is in. */
  phase: number | null;
}

/** What a watcher stops by: every figure of it is valid at any look, so it may look as often as it likes. */
export interface Alarms {
  phase: number;
  asOf: Date;
  guardrails: {
    metric: string;
    variant: VariantKey;
    verdict: GuardrailVerdict;
    estimate: number | null;
    worst: number | null;
    best: number | null;
    limit: number;
    cannot: CannotReason | null;
  }[];
  split: { isOff: boolean; ofAssigned: SplitCheck; ofExposed: SplitCheck };
}

/**
 * What the rest of the house asks of results: the decision and the watcher. Both wait for figures that are young and were
 * read from a whole copy. Errors: `not_found`; for the watcher also `overloaded` and `outside_unavailable` while there are
 * none.
 */
export interface ExperimentResultsDoor {
  /** What the frozen rule says, with the conditions as they stand. */
  recommendationOf(asked: PhaseAsked): Promise<Recommendation>;
  alarmsOf(asked: PhaseAsked): Promise<Alarms>;
}

const notNow: readonly string[] = ['overloaded', 'outside_unavailable'];

/** Figures that cannot be read now hold nobody up: the decision is then one that the rule says nothing of. */
function unreadable(error: unknown): { unreadable: string } {
  if (!(error instanceof AppError) || !notNow.includes(error.code)) throw error;
  return {
    unreadable: error.details?.['reason'] === copyNotWhole ? copyNotWhole : 'cannot_be_read_now',
  };
}

export function experimentResults(figures: FiguresKeeper, ground: FiguresGround): ExperimentResultsDoor {
  const figuresOf = ({ experimentId, phase }: PhaseAsked) => figures.figuresOf(ground, experimentId, phase);
  return {
    recommendationOf: async (asked) => {
      const found = await figuresOf(asked).catch(unreadable);
      if ('unreadable' in found)
        return { recommended: 'cannot_tell', variant: null, evidence: { reason: found.unreadable } };
      const { recommended, variant, conditions } = recommend(rememberedJudgement(found));
      return { recommended, variant, evidence: { asOf: found.asOf.toISOString(), conditions } };
    },
    alarmsOf: async (asked) => {
      const found = await figuresOf(asked);
      const { guardrails, splits } = rememberedJudgement(found);
      return {
        phase: found.phase.phase,
        asOf: found.asOf,
        guardrails: guardrails.map(({ metric, variant, verdict, estimate, worst, best, limit, cannot }) => ({
          metric,
          variant,
          verdict,
          estimate,
          worst,
          best,
          limit,
          cannot,
        })),
        split: { isOff: splits.some(isOff), ofAssigned: splits[0], ofExposed: splits[1] },
      };
    },
  };
}
