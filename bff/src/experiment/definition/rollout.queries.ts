import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';
import { doersOf } from './doers';
import type { RolloutStep } from './experiment';

/** The newest first. */
export async function rolloutsOf(db: Queryable, experimentId: ExperimentId): Promise<RolloutStep[]> {
  const rows = await db.query<{
    variant: VariantKey;
    share_bps: number;
    set_at: Date;
    set_by: string;
    because: string;
  }>(
    `select variant, share_bps, set_at, set_by, because from experiment_rollout
     where experiment_id = $1 order by rollout_id desc`,
    [experimentId],
  );
  const doer = await doersOf(
    db,
    rows.map(({ set_by }) => set_by),
  );
  return rows.map((row) => ({
    variant: row.variant,
    shareBps: row.share_bps,
    at: row.set_at.toISOString(),
    by: doer(row.set_by),
    because: row.because,
  }));
}
