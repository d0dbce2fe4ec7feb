import type { ExperimentId } from '@loudou/shared/ids';
import { requireAdministrator } from '../../platform/trpc';
import { beginPhase, type Begun } from './begin-phase';
import type { ExperimentContext } from './experiment.context';
import { refused } from './experiment.refusals';
import { lockLayer } from './experiment.store';
import type { GateDoors } from './gates';
import { withExperiment } from './held-experiment';
import { endPhase, newestPhase } from './phase.store';

export interface StartInput {
  key: string;
  experimentId: ExperimentId;
  /** The revision that was looked at: what somebody saved since must not go out unseen. */
  revision: number;
}

/** The first phase of a draft. Everything is frozen, or nothing has happened. */
export function startExperiment(
  context: ExperimentContext,
  doors: GateDoors,
  input: StartInput,
): Promise<Begun> {
  requireAdministrator(context.operator);
  return withExperiment(context, 'start', input, async ({ tx, experiment, audit }) => {
    await lockLayer(tx, experiment.layer);
    if (experiment.state !== 'draft') throw refused('not_a_draft');
    if (experiment.revision !== input.revision) throw refused('changed_meanwhile');
    const begun = await beginPhase(context, doors, tx, experiment, 'start');
    await audit('experiment_started', { after: begun.definitionHash });
    return begun;
  });
}

export interface NewPhaseInput extends StartInput {
  reason: string;
}

/** The saved draft in place of what runs, with another draw: what was measured before stays apart. */
export function beginNewPhase(
  context: ExperimentContext,
  doors: GateDoors,
  input: NewPhaseInput,
): Promise<Begun> {
  requireAdministrator(context.operator);
  return withExperiment(context, 'new_phase', input, async ({ tx, experiment, by, now, audit }) => {
    await lockLayer(tx, experiment.layer);
    const { experimentId, state } = experiment;
    if (state !== 'running' && state !== 'paused' && state !== 'stopped') throw refused('not_running');
    if (experiment.revision !== input.revision) throw refused('changed_meanwhile');
    const before = await newestPhase(tx, experimentId);
    await endPhase(tx, { experimentId, at: now, by, because: 'new_phase' });
    const begun = await beginPhase(context, doors, tx, experiment, 'new_phase');
    await audit('experiment_phase_begun', {
      before: before?.definitionHash ?? null,
      after: begun.definitionHash,
    });
    return begun;
  });
}
