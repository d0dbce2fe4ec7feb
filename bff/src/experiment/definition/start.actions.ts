import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import { once } from '../../platform/once';
import { requireAdministrator } from '../../platform/trpc';
import { type Begun, beginPhase } from './begin-phase';
import { type ExperimentContext, intentOf } from './experiment.context';
import { refused } from './experiment.refusals';
import { lockExperiment, lockLayer } from './experiment.store';
import type { GateDoors } from './gates';
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
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('start', context, input), async (tx) => {
    const experiment = await lockExperiment(tx, input.experimentId);
    await lockLayer(tx, experiment.layer);
    if (experiment.state !== 'draft') throw refused('not_a_draft');
    if (experiment.revision !== input.revision) throw refused('changed_meanwhile');
    const begun = await beginPhase(context, doors, tx, experiment, 'start');
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_started',
      subject: experiment.experimentId,
      after: begun.definitionHash,
      at: now,
    });
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
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('new_phase', context, input), async (tx) => {
    const experiment = await lockExperiment(tx, input.experimentId);
    await lockLayer(tx, experiment.layer);
    const { experimentId, state } = experiment;
    if (state !== 'running' && state !== 'paused' && state !== 'stopped') throw refused('not_running');
    if (experiment.revision !== input.revision) throw refused('changed_meanwhile');
    const before = await newestPhase(tx, experimentId);
    await endPhase(tx, { experimentId, at: now, by: operatorId, because: 'new_phase' });
    const begun = await beginPhase(context, doors, tx, experiment, 'new_phase');
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_phase_begun',
      subject: experimentId,
      reason: input.reason,
      before: before?.definitionHash ?? null,
      after: begun.definitionHash,
      at: now,
    });
    return begun;
  });
}
