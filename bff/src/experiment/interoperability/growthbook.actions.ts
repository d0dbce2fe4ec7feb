import type { FeatureDefinitions } from '@growthbook/growthbook';
import type { ParameterName } from '@loudou/shared/page-config';
import { readAtWork } from '../assignment/running.store';
import { definitionHash } from '../definition/definition-hash';
import { maxOpenExperiments, type Saved } from '../definition/draft.actions';
import { keyOf } from '../definition/experiment';
import { type ExperimentContext, intentOf, requireEditor } from '../definition/experiment.context';
import { refused } from '../definition/experiment.refusals';
import { insertExperiment, takeNumber } from '../definition/experiment.store';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import { once } from '../../platform/once';
import { exportFeatures } from './growthbook-export.rules';
import { draftsOf, requireBounded, triedFeatures } from './growthbook-import.rules';

/** What is at work at this moment, as an SDK of GrowthBook reads it. */
export async function exportGrowthBook(
  db: Queryable,
): Promise<{ version: number; payload: { features: FeatureDefinitions } }> {
  const atWork = await readAtWork(db);
  return { version: atWork.version, payload: { features: exportFeatures(atWork) } };
}

/**
 * What an import of the payload would make, feature by feature; nothing is changed. Errors: `not_allowed`;
 * `invalid_input` as an import, where it is the payload as a whole that cannot be taken.
 */
export async function tryGrowthBook(
  { db, operator }: Pick<ExperimentContext, 'db' | 'operator'>,
  { payload }: { payload: unknown },
) {
  requireEditor(operator);
  requireBounded(payload);
  const tried = triedFeatures(payload, (await readAtWork(db)).holdouts);
  return {
    features: tried.map(({ feature, draft, part }) => ({
      feature,
      part,
      draft: draft && {
        name: draft.name,
        layer: draft.layer,
        unit: draft.unit,
        audience: draft.audience,
        slot: draft.slot,
        shareBps: draft.shareBps,
        variants: draft.variants.map(({ key, name, weightBps, values }) => ({
          key,
          name,
          weightBps,
          parameters: Object.keys(values) as ParameterName[],
        })),
      },
    })),
  };
}

/**
 * All features become drafts, or none. Errors: `not_allowed`; `invalid_input` with the problem `cannot_be_imported`, the
 * feature and the part that has no place here, or with `payload_too_large`, `too_many_features` or
 * `too_many_experiments`.
 */
export function importGrowthBook(
  context: ExperimentContext,
  input: { key: string; payload: unknown },
): Promise<{ drafts: (Saved & { feature: string })[] }> {
  requireEditor(context.operator);
  requireBounded(input.payload);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('import', context, input), async (tx) => {
    const imported = draftsOf(input.payload, (await readAtWork(tx)).holdouts);
    const { number: next, open } = await takeNumber(tx);
    if (open + imported.length > maxOpenExperiments)
      throw refused('too_many_experiments', { limit: maxOpenExperiments });
    const drafts: (Saved & { feature: string })[] = [];
    for (const { feature, definition } of imported) {
      const experimentId = context.ids.next('experiment');
      const number = next + drafts.length;
      await insertExperiment(tx, { experimentId, number, definition, by: operatorId, at: now });
      await recordAudit(tx, {
        operatorId,
        action: 'experiment_created',
        subject: experimentId,
        reason: `growthbook:${feature}`,
        after: definitionHash(definition),
        at: now,
      });
      drafts.push({ experimentId, key: keyOf(number), revision: 1, feature });
    }
    return { drafts };
  });
}
