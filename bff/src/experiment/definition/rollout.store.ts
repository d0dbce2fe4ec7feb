import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';

export interface RolloutRow {
  experimentId: ExperimentId;
  phase: number;
  variant: VariantKey;
  shareBps: number;
  by: string;
  at: Date;
  because: string;
}

export async function insertRollout(tx: Queryable, step: RolloutRow): Promise<void> {
  await tx.query(
    `insert into experiment_rollout (experiment_id, phase, variant, share_bps, set_at, set_by, because)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [step.experimentId, step.phase, step.variant, step.shareBps, step.at, step.by, step.because],
  );
}

export type NewestRollout = Omit<RolloutRow, 'experimentId' | 'because'>;

/** Where the way to everybody stands; null where none was begun. */
export async function newestRollout(
  db: Queryable,
  experimentId: ExperimentId,
): Promise<NewestRollout | null> {
  const row = await db.maybeOne<{
    phase: number;
    variant: VariantKey;
    share_bps: number;
    set_by: string;
    set_at: Date;
  }>(
    `select phase, variant, share_bps, set_by, set_at from experiment_rollout
     where experiment_id = $1 order by rollout_id desc limit 1`,
    [experimentId],
  );
  if (!row) return null;
  return {
    phase: row.phase,
    variant: row.variant,
    shareBps: row.share_bps,
    by: row.set_by,
    at: row.set_at,
  };
}
