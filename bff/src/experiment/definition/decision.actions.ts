import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { requireAdministrator } from '../../platform/trpc';
import { insertDecision, markSeconded, newestDecision } from './decision.store';
import type { VariantKey } from './definition';
import type { DecisionKind } from './experiment';
import { type ExperimentContext, requireSeconder } from './experiment.context';
import { refused } from './experiment.refusals';
import { raiseVersion, setState, type StoredExperiment } from './experiment.store';
import { withExperiment } from './held-experiment';
import { endPhase, newestPhase, type StoredPhase } from './phase.store';

/** What the frozen rule says of a phase, with its figures as they stand. */
export interface Recommendation {
  recommended: DecisionKind | 'cannot_tell';
  variant: VariantKey | null;
  evidence: Record<string, unknown>;
}

/** Without an answer every decision takes two: nobody can say that it follows the rule. */
export interface DecisionDoors {
  recommendationOf(asked: { experimentId: ExperimentId; phase: number }): Promise<Recommendation | null>;
}

export interface DecideInput {
  key: string;
  experimentId: ExperimentId;
  /** The phase whose figures were looked at. */
  phase: number;
  decided: DecisionKind;
  /** Of a shipping only. */
  variant: VariantKey | null;
  reason: string;
}

export interface Decided {
  decisionId: number;
  standing: 'effective' | 'pending';
  recommended: string;
}

/**
 * Takes effect at once where the rule says the same. Against it nothing happens until a second person agrees; a later
 * decision stands in for one that waits.
 */
export async function decide(
  context: ExperimentContext,
  doors: DecisionDoors,
  input: DecideInput,
): Promise<Decided> {
  requireAdministrator(context.operator);
  // Figures are worked out before anything is held.
  const recommendation = await doors.recommendationOf(input);
  return withExperiment(context, 'decide', input, async ({ tx, experiment, by, now, audit }) => {
    const phase = await undecidedPhase(tx, experiment, input.phase);
    refuseVariant(phase, input);
    const against = !agrees(recommendation, input);
    const recommended = recommendation ? wordOf(recommendation) : 'cannot_tell';
    const decisionId = await insertDecision(tx, {
      ...input,
      recommended,
      evidence: recommendation?.evidence ?? {},
      by,
      at: now,
      against,
    });
    await audit(against ? 'experiment_decision_asked' : 'experiment_decided', {
      before: recommended,
      after: wordOf({ recommended: input.decided, variant: input.variant }),
    });
    if (!against) await takeEffect(tx, experiment, { ...input, by, at: now });
    return { decisionId, standing: against ? 'pending' : 'effective', recommended };
  });
}

export interface SecondInput {
  key: string;
  experimentId: ExperimentId;
  decisionId: number;
  reason: string;
}

/** Another person's word on a decision against the rule; with it the decision takes effect. */
export function secondDecision(context: ExperimentContext, input: SecondInput): Promise<Decided> {
  requireSeconder(context.operator);
  return withExperiment(context, 'second', input, async ({ tx, experiment, by, now, audit }) => {
    const decision = await newestDecision(tx, input.experimentId);
    if (decision?.decisionId !== input.decisionId) throw refused('no_such_decision');
    if (!decision.against || decision.secondedBy) throw refused('already_decided');
    if (decision.by === by) throw refused('same_person');
    await undecidedPhase(tx, experiment, decision.phase);
    await markSeconded(tx, { decisionId: decision.decisionId, by, at: now });
    await audit('experiment_decision_seconded', {
      after: wordOf({ recommended: decision.decided, variant: decision.variant }),
    });
    await takeEffect(tx, experiment, { ...decision, by, at: now });
    return { decisionId: decision.decisionId, standing: 'effective', recommended: decision.recommended };
  });
}

async function undecidedPhase(
  tx: Queryable,
  { experimentId, state }: StoredExperiment,
  wanted: number,
): Promise<StoredPhase> {
  if (state === 'decided' || state === 'archived') throw refused('already_decided');
  const phase = await newestPhase(tx, experimentId);
  if (!phase) throw refused('not_running');
  // Another phase has begun since: its figures are not those that were looked at.
  if (phase.phase !== wanted) throw refused('phase_over');
  return phase;
}

function refuseVariant({ definition }: StoredPhase, { decided, variant }: DecideInput): void {
  if (decided === 'ship' && variant === null) throw refused('variant_missing');
  if (decided !== 'ship' && variant !== null) throw refused('no_such_variant', { variant });
  if (variant !== null && !definition.variants.some(({ key }) => key === variant))
    throw refused('no_such_variant', { variant });
}

const agrees = (recommendation: Recommendation | null, { decided, variant }: DecideInput): boolean =>
  recommendation !== null &&
  recommendation.recommended === decided &&
  (decided !== 'ship' || recommendation.variant === variant);

const wordOf = ({ recommended, variant }: Pick<Recommendation, 'recommended' | 'variant'>): string =>
  recommended === 'ship' && variant ? `ship:${variant}` : recommended;

/** Shipping and stopping end the phase: everybody sees the default until a way to everybody is begun. */
async function takeEffect(
  tx: Queryable,
  { experimentId }: StoredExperiment,
  { decided, by, at }: { decided: DecisionKind; by: string; at: Date },
): Promise<void> {
  if (decided !== 'ship' && decided !== 'stop') return;
  await endPhase(tx, { experimentId, at, by, because: decided });
  await setState(tx, experimentId, 'decided', at);
  await raiseVersion(tx);
}
