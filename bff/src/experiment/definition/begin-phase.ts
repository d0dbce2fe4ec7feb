import type { ParameterName } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import type { ExperimentContext } from './experiment.context';
import { definitionHash } from './definition-hash';
import { refused } from './experiment.refusals';
import { raiseVersion, type StoredExperiment } from './experiment.store';
import type { GateDoors } from './gates';
import { readGates, refuseAtGates } from './gates.queries';
import { insertPhase, othersAtWork, othersRolledOut } from './phase.store';
import { overlaps } from './slot.rules';
import { variedParameters } from './variant-values.rules';

/** ASCII, and another one for every phase: who was in which arm before tells nothing of the next draw. */
export const seedOf = (experimentId: string, phase: number): string => `${experimentId}:${phase}`;

export interface Begun {
  phase: number;
  definitionHash: string;
  version: number;
}

/**
 * Freezes the draft and sets it to work, or refuses with the first thing that stands in its way. The experiment's row
 * and its layer are held by the caller.
 */
export async function beginPhase(
  context: ExperimentContext,
  doors: GateDoors,
  tx: Queryable,
  experiment: StoredExperiment,
  because: string,
): Promise<Begun> {
  const { experimentId, definition } = experiment;
  const now = context.clock.now();
  await refuseCollisions(tx, experiment);
  const answer = await readGates(tx, doors, { experimentId, definition }, now);
  refuseAtGates(answer);
  const phase = experiment.phase + 1;
  const hash = definitionHash(definition);
  await insertPhase(
    tx,
    {
      experimentId,
      phase,
      definition,
      definitionHash: hash,
      seed: seedOf(experimentId, phase),
      rulesVersion: answer.rulesVersion,
      textHash: answer.textHash,
      startedAt: now,
      startedBy: context.operator.operatorId,
    },
    because,
  );
  return { phase, definitionHash: hash, version: await raiseVersion(tx) };
}

/** Two that hold the same part of a layer, or set what is already on its way to everybody, cannot both be measured. */
async function refuseCollisions(
  tx: Queryable,
  { experimentId, layer, definition }: StoredExperiment,
): Promise<void> {
  const varied = variedParameters(definition);
  if (varied.length === 0) throw refused('nothing_varies');
  const others = await othersAtWork(tx, layer, experimentId);
  // Parts of a layer keep apart only what is drawn alike: by account and by person the same somebody lies in two.
  const other = others.find(({ definition: { unit } }) => unit !== definition.unit);
  if (other) throw refused('other_unit', { by: other.key });
  const holder = others.find((other) => overlaps(other.definition.slot, definition.slot));
  if (holder)
    throw refused('slot_taken', {
      by: holder.key,
      fromBps: holder.definition.slot.fromBps,
      toBps: holder.definition.slot.toBps,
    });
  const isVaried = (parameter: ParameterName) => varied.includes(parameter);
  for (const { key, parameters } of await othersRolledOut(tx, layer, experimentId)) {
    const parameter = parameters.find(isVaried);
    if (parameter) throw refused('parameter_rolled_out', { by: key, parameter });
  }
}
