import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { requireAdministrator } from '../../platform/trpc';
import { type ExperimentState, watcherId } from './experiment';
import type { ExperimentContext } from './experiment.context';
import { refused } from './experiment.refusals';
import { lockExperiment, raiseVersion, setState, type StoredExperiment } from './experiment.store';
import type { GateDoors } from './gates';
import { readGates, refuseAtGates } from './gates.queries';
import { type HeldExperiment, withExperiment } from './held-experiment';
import { currentShareBps, endPhase, insertShare, newestPhase } from './phase.store';
import { insertRollout, newestRollout } from './rollout.store';

export interface OnExperiment {
  key: string;
  experimentId: ExperimentId;
  reason: string;
}

export interface StateNow {
  state: ExperimentState;
}

/** Everybody sees the default; who was in which arm is kept, so that the phase may go on. Twice is as good as once. */
export function pauseExperiment(context: ExperimentContext, input: OnExperiment): Promise<StateNow> {
  return administer(context, 'pause', input, async ({ tx, experiment, by, now }) => {
    if (experiment.state === 'paused') return { state: 'paused' };
    if (experiment.state !== 'running') throw refused('not_running');
    await pause(tx, experiment, { by, reason: input.reason, at: now });
    return { state: 'paused' };
  });
}

/** The phase goes on as it was frozen, if today's rules and approvals still let it through. */
export function resumeExperiment(
  context: ExperimentContext,
  doors: GateDoors,
  input: OnExperiment,
): Promise<StateNow> {
  return administer(context, 'resume', input, async ({ tx, experiment, now, audit }) => {
    if (experiment.state === 'running') return { state: 'running' };
    if (experiment.state !== 'paused') throw refused('not_paused');
    const { experimentId } = experiment;
    const phase = await newestPhase(tx, experimentId);
    if (!phase || phase.ended) throw refused('phase_over');
    refuseAtGates(await readGates(tx, doors, { experimentId, definition: phase.definition }, now));
    await setState(tx, experimentId, 'running', now);
    await raiseVersion(tx);
    await audit('experiment_resumed', { after: phase.definitionHash });
    return { state: 'running' };
  });
}

/** The default for everybody at once and for good: the phase is over. Asks nothing of anything else, and may be repeated. */
export function killExperiment(context: ExperimentContext, input: OnExperiment): Promise<StateNow> {
  return administer(context, 'kill', input, async ({ tx, experiment, by, now, audit }) => {
    const { experimentId, state } = experiment;
    if (state === 'draft' || state === 'archived' || state === 'stopped') return { state };
    if (state === 'decided') await endRollout(tx, experimentId, { by, at: now, because: 'killed' });
    else {
      await endPhase(tx, { experimentId, at: now, by, because: 'killed' });
      await setState(tx, experimentId, 'stopped', now);
    }
    await raiseVersion(tx);
    await audit('experiment_killed');
    return { state: state === 'decided' ? 'decided' : 'stopped' };
  });
}

async function endRollout(
  tx: Queryable,
  experimentId: ExperimentId,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<void> {
  const rollout = await newestRollout(tx, experimentId);
  if (rollout && rollout.shareBps > 0)
    await insertRollout(tx, { experimentId, ...rollout, shareBps: 0, by, at, because });
}

/** How many of the slot are newly let in. Whoever is in an arm stays in it, either way. */
export function setShare(
  context: ExperimentContext,
  input: OnExperiment & { shareBps: number },
): Promise<{ shareBps: number }> {
  return administer(context, 'set_share', input, async ({ tx, experiment, by, now, audit }) => {
    const { experimentId, phase, state } = experiment;
    if (state !== 'running' && state !== 'paused') throw refused('not_running');
    const { shareBps } = input;
    const before = await currentShareBps(tx, experimentId, phase);
    if (before === shareBps) return { shareBps };
    await insertShare(tx, { experimentId, phase, shareBps, at: now, by, because: input.reason });
    await raiseVersion(tx);
    await audit('experiment_share_set', { before: String(before), after: String(shareBps) });
    return { shareBps };
  });
}

/** Out of the lists and out of every page; its rows stay. */
export function archiveExperiment(context: ExperimentContext, input: OnExperiment): Promise<StateNow> {
  return administer(context, 'archive', input, async ({ tx, experiment, now, audit }) => {
    const { experimentId, state } = experiment;
    if (state === 'archived') return { state };
    if (state === 'running' || state === 'paused') throw refused('still_running');
    const rollout = await newestRollout(tx, experimentId);
    // Archiving must not take a page away from people that it was given to.
    if (rollout && rollout.shareBps > 0) throw refused('rollout_still_shown', { shareBps: rollout.shareBps });
    await setState(tx, experimentId, 'archived', now);
    await audit('experiment_archived');
    return { state: 'archived' };
  });
}

/**
 * For the watcher of harm and of the split, and for rules that changed: pauses what runs, with the figures that made it.
 * False when it did not run any more.
 */
export function pauseBySafety(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  found: { experimentId: ExperimentId; reason: string },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const experiment = await lockExperiment(tx, found.experimentId);
    if (experiment.state !== 'running') return false;
    await pause(tx, experiment, { by: watcherId, reason: found.reason, at: clock.now() });
    return true;
  });
}

async function pause(
  tx: Queryable,
  { experimentId }: StoredExperiment,
  { by, reason, at }: { by: string; reason: string; at: Date },
): Promise<void> {
  await setState(tx, experimentId, 'paused', at);
  await raiseVersion(tx);
  await recordAudit(tx, { operatorId: by, action: 'experiment_paused', subject: experimentId, reason, at });
}

/** An administrator's change of one experiment. */
function administer<Input extends OnExperiment, Answer>(
  context: ExperimentContext,
  operation: string,
  input: Input,
  act: (held: HeldExperiment) => Promise<Answer>,
): Promise<Answer> {
  requireAdministrator(context.operator);
  return withExperiment(context, operation, input, act);
}
