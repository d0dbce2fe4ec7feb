import { isDeepStrictEqual } from 'node:util';
import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import { once } from '../../platform/once';
import { Definition } from './definition';
import { definitionHash } from './definition-hash';
import { keyOf } from './experiment';
import { type ExperimentContext, intentOf, requireEditor } from './experiment.context';
import { refused } from './experiment.refusals';
import { insertExperiment, takeNumber, updateDraft } from './experiment.store';
import { withExperiment } from './held-experiment';
import { othersAtWork } from './phase.store';
import { freeSlot } from './slot.rules';
import { draftFrom, type TemplateName } from './templates';

/** Experiments that are not archived; more of them nobody can look after. */
export const maxOpenExperiments = 300;

export interface Saved {
  experimentId: ExperimentId;
  key: string;
  revision: number;
}

/** From a template, or blank; its slot is where there is room at the moment. */
export function createExperiment(
  context: ExperimentContext,
  input: { key: string; template: TemplateName | null },
): Promise<Saved> {
  requireEditor(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('create', context, input), async (tx) => {
    const { number, open } = await takeNumber(tx);
    if (open >= maxOpenExperiments) throw refused('too_many_experiments', { limit: maxOpenExperiments });
    const experimentId = context.ids.next('experiment');
    const drafted = draftFrom(input.template);
    const held = await othersAtWork(tx, drafted.layer, experimentId);
    const definition = Definition.parse({
      ...drafted,
      slot: freeSlot(held.map((other) => other.definition.slot)),
    });
    await insertExperiment(tx, { experimentId, number, definition, by: operatorId, at: now });
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_created',
      subject: experimentId,
      reason: input.template,
      after: definitionHash(definition),
      at: now,
    });
    return { experimentId, key: keyOf(number), revision: 1 };
  });
}

/** What people would read, and where. */
const wordsOf = ({ variants, audience }: Definition) => [
  audience.hosts,
  variants.map(({ key, values }) => [key, values]),
];

export interface SaveInput {
  key: string;
  experimentId: ExperimentId;
  /** The revision that was on the screen: another's saving in between is not overwritten. */
  revision: number;
  definition: Definition;
}

/** Changes the draft only: what runs goes on as it was frozen. */
export function saveDraft(context: ExperimentContext, input: SaveInput): Promise<Saved> {
  requireEditor(context.operator);
  return withExperiment(context, 'save', input, async ({ tx, experiment, by, now, audit }) => {
    const { experimentId, key } = experiment;
    if (experiment.state === 'archived') throw refused('archived');
    if (experiment.state === 'decided') throw refused('already_decided');
    if (experiment.revision !== input.revision) throw refused('changed_meanwhile');
    // What was measured in one layer is no earlier phase of what is measured in another.
    if (experiment.phase > 0 && input.definition.layer !== experiment.layer) throw refused('layer_is_fixed');
    const revision = await updateDraft(tx, {
      experimentId,
      definition: input.definition,
      newWords: !isDeepStrictEqual(wordsOf(input.definition), wordsOf(experiment.definition)),
      by,
      at: now,
    });
    await audit('experiment_saved', {
      before: definitionHash(experiment.definition),
      after: definitionHash(input.definition),
    });
    return { experimentId, key, revision };
  });
}
