import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { requireAdministrator } from '../../platform/trpc';
import { newestDecision } from './decision.store';
import { watcherId } from './experiment';
import type { ExperimentContext } from './experiment.context';
import { refused } from './experiment.refusals';
import type { GateDoors } from './gates';
import { lockExperiment, lockLayer, raiseVersion, type StoredExperiment } from './experiment.store';
import { withExperiment } from './held-experiment';
import { newestPhase, othersAtWork, othersRolledOut } from './phase.store';
import { insertRollout, type NewestRollout, newestRollout, type RolloutRow } from './rollout.store';
import { variedParameters } from './variant-values.rules';

/** Of everybody in the layer. Upwards one step at a time, so that each is looked at; downwards as far as one likes. */
export const rolloutSteps = [0, 500, 1_000, 2_500, 5_000, 10_000] as const;

export interface RolloutInput {
  key: string;
  experimentId: ExperimentId;
  shareBps: number;
  reason: string;
}

export interface RolloutNow {
  shareBps: number;
}

/** A step of a shipped variant on its way to everybody. */
export function setRollout(
  context: ExperimentContext,
  doors: Pick<GateDoors, 'checkText'>,
  input: RolloutInput,
): Promise<RolloutNow> {
  requireAdministrator(context.operator);
  return withExperiment(context, 'rollout', input, async ({ tx, experiment, by, now }) => {
    await lockLayer(tx, experiment.layer);
    const { phase, variant } = await shipped(tx, experiment);
    const { experimentId } = experiment;
    const before = (await newestRollout(tx, experimentId))?.shareBps ?? 0;
    if (before === input.shareBps) return { shareBps: before };
    refuseStep(before, input.shareBps);
    if (input.shareBps > before) {
      await refuseMeasured(tx, experiment);
      await refuseRuledOut(tx, doors, { experimentId, variant }, now);
    }
    await step(tx, {
      experimentId,
      phase,
      variant,
      shareBps: input.shareBps,
      by,
      at: now,
      because: input.reason,
      before,
    });
    return { shareBps: input.shareBps };
  });
}

/**
 * For the watcher: one step down, with what was seen. Null when there is nothing to step back from, or when the step as it
 * stands now is none that may be taken back: of two processes that saw the same harm one steps back.
 */
export function stepBackBySafety(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  found: { experimentId: ExperimentId; reason: string },
  mayStepBack: (newest: NewestRollout) => boolean = () => true,
): Promise<RolloutNow | null> {
  return db.transaction(async (tx) => {
    const { experimentId, state } = await lockExperiment(tx, found.experimentId);
    const rollout = await newestRollout(tx, experimentId);
    if (state !== 'decided' || !rollout || rollout.shareBps === 0 || !mayStepBack(rollout)) return null;
    const shareBps = stepBelow(rollout.shareBps);
    await step(tx, {
      experimentId,
      phase: rollout.phase,
      variant: rollout.variant,
      shareBps,
      by: watcherId,
      at: clock.now(),
      because: found.reason,
      before: rollout.shareBps,
    });
    return { shareBps };
  });
}

export const stepBelow = (shareBps: number): number =>
  rolloutSteps.filter((step) => step < shareBps).at(-1) ?? 0;

async function shipped(tx: Queryable, { experimentId, state }: StoredExperiment) {
  const decision = await newestDecision(tx, experimentId);
  const isEffective = decision && (!decision.against || decision.secondedBy !== null);
  if (state !== 'decided' || !isEffective || decision.decided !== 'ship' || decision.variant === null)
    throw refused('no_such_decision');
  return { phase: decision.phase, variant: decision.variant };
}

function refuseStep(before: number, wanted: number): void {
  const from = rolloutSteps.findIndex((step) => step === before);
  const to = rolloutSteps.findIndex((step) => step === wanted);
  if (to < 0 || to > from + 1) throw refused('rollout_step', { next: rolloutSteps[from + 1] ?? before });
}

/** What another experiment of the layer measures, or gives to everybody, must not be set beside it. */
async function refuseMeasured(tx: Queryable, { experimentId, layer }: StoredExperiment): Promise<void> {
  const phase = await newestPhase(tx, experimentId);
  const set = phase ? variedParameters(phase.definition) : [];
  for (const other of await othersAtWork(tx, layer, experimentId)) {
    const parameter = variedParameters(other.definition).find((name) => set.includes(name));
    if (parameter) throw refused('parameter_measured', { by: other.key, parameter });
  }
  for (const other of await othersRolledOut(tx, layer, experimentId)) {
    const parameter = other.parameters.find((name) => set.includes(name));
    if (parameter) throw refused('parameter_rolled_out', { by: other.key, parameter });
  }
}

/** What today's rules no longer let through is given to nobody new, whatever they said when it started. */
async function refuseRuledOut(
  tx: Queryable,
  doors: Pick<GateDoors, 'checkText'>,
  shown: { experimentId: ExperimentId; variant: string },
  now: Date,
): Promise<void> {
  const phase = await newestPhase(tx, shown.experimentId);
  if (!phase) throw refused('no_such_decision');
  const { variant } = shown;
  const failed = doors
    .checkText(phase.definition, now)
    .findings.find((finding) => finding.variant === variant && !finding.passed);
  if (failed)
    throw refused('gate_refuses', { gate: 'mapped', reason: 'rule_failed', variant, rule: failed.rule });
}

async function step(tx: Queryable, row: RolloutRow & { before: number }): Promise<void> {
  await insertRollout(tx, row);
  await raiseVersion(tx);
  await recordAudit(tx, {
    operatorId: row.by,
    action: row.shareBps > row.before ? 'experiment_rolled_out' : 'experiment_rolled_back',
    subject: row.experimentId,
    reason: row.because,
    before: String(row.before),
    after: String(row.shareBps),
    at: row.at,
  });
}
