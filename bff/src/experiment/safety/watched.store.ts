import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from '../definition/definition';
import { watcherId } from '../definition/experiment';

export interface Watched {
  experimentId: ExperimentId;
  phase: number;
  /** Null while it is measured; else what is on its way to everybody, and who set its newest step when. */
  rollout: { variant: VariantKey; byWatcher: boolean; at: Date } | null;
}

/** What people see now: phases that run, and variants on their way to everybody. */
export async function readWatched(db: Queryable, most: number): Promise<Watched[]> {
  const rows = await db.query<{
    experiment_id: ExperimentId;
    phase: number;
    variant: VariantKey | null;
    by_watcher: boolean;
    set_at: Date;
  }>(
    `select experiment.experiment_id, coalesce(newest.phase, experiment.phase) as phase, newest.variant,
       newest.set_by = $2 as by_watcher, newest.set_at
     from experiment left join lateral (
       select phase, variant, share_bps, set_by, set_at from experiment_rollout rollout
       where rollout.experiment_id = experiment.experiment_id and experiment.state = 'decided'
       order by rollout_id desc limit 1
     ) newest on true
     where experiment.state = 'running' or (experiment.state = 'decided' and newest.share_bps > 0)
     order by experiment.number limit $1`,
    [most, watcherId],
  );
  return rows.map(({ experiment_id, phase, variant, by_watcher, set_at }) => ({
    experimentId: experiment_id,
    phase,
    rollout: variant === null ? null : { variant, byWatcher: by_watcher, at: set_at },
  }));
}

/** As it stands now. */
export const readRollout = async (db: Queryable, experimentId: ExperimentId): Promise<Watched['rollout']> =>
  (await db.maybeOne<NonNullable<Watched['rollout']>>(
    `select variant, set_by = $2 as "byWatcher", set_at as at from experiment_rollout
     where experiment_id = $1 order by rollout_id desc limit 1`,
    [experimentId, watcherId],
  )) ?? null;
