import { type Layer, layers } from '@loudou/shared/page-config';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import { once } from '../../platform/once';
import { requireAdministrator } from '../../platform/trpc';
import { type ExperimentContext, intentOf } from './experiment.context';
import { lockLayer, raiseVersion } from './experiment.store';

/** More than this would no longer be a comparison but a second product. */
export const maxHoldoutBps = 2_000;

export interface Holdout {
  layer: Layer;
  shareBps: number;
  at: string | null;
  by: string | null;
}

/** Held back from every experiment of a layer; a layer without a row holds nobody back. */
export async function listHoldouts(db: Queryable): Promise<Holdout[]> {
  const rows = await db.query<{ layer: Layer; share_bps: number; set_at: Date; set_by: string | null }>(
    `select holdout.layer, holdout.share_bps, holdout.set_at, operator.display_name as set_by
     from experiment_holdout holdout left join operator on operator.operator_id = holdout.set_by`,
  );
  return layers.map((layer) => {
    const row = rows.find((held) => held.layer === layer);
    return {
      layer,
      shareBps: row?.share_bps ?? 0,
      at: row?.set_at.toISOString() ?? null,
      by: row?.set_by ?? null,
    };
  });
}

/** Whoever is in an experiment already stays in it: it holds for those who are newly met. */
export function setHoldout(
  context: ExperimentContext,
  input: { key: string; layer: Layer; shareBps: number; reason: string },
): Promise<{ shareBps: number }> {
  requireAdministrator(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  const { layer, shareBps } = input;
  return once(context.db, now, intentOf('set_holdout', context, input), async (tx) => {
    await lockLayer(tx, layer);
    const before = await tx.maybeOne<{ share_bps: number }>(
      'select share_bps from experiment_holdout where layer = $1',
      [layer],
    );
    // The seed stays: who is held back at two percent is among those at five.
    await tx.query(
      `insert into experiment_holdout (layer, share_bps, seed, set_at, set_by) values ($1, $2, $3, $4, $5)
       on conflict (layer) do update set share_bps = excluded.share_bps, set_at = excluded.set_at, set_by = excluded.set_by`,
      [layer, shareBps, `holdout:${layer}`, now, operatorId],
    );
    await raiseVersion(tx);
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_holdout_set',
      subject: `experiment_layer:${layer}`,
      reason: input.reason,
      before: String(before?.share_bps ?? 0),
      after: String(shareBps),
      at: now,
    });
    return { shareBps };
  });
}
