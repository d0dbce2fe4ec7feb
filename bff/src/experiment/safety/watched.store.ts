import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from '../definition/definition';

export interface Watched {
  experimentId: ExperimentId;
  phase: number;
  /** Null while it is measured; else what is on its way to everybody. */
  rollout: VariantKey | null;
}

/** What people see now: phases that run, and variants on their way to everybody. */
export async function readWatched(db: Queryable, most: number): Promise<Watched[]> {
  const rows = await db.query<{
    experiment_id: ExperimentId;
    phase: number;
    variant: VariantKey | null;
  }>(
    `select experiment.experiment_id, coalesce(newest.phase, experiment.phase) as phase, newest.variant
     from experiment left join lateral (
       select phase, variant, share_bps from experiment_rollout rollout
       where rollout.experiment_id = experiment.experiment_id and experiment.state = 'decided'
       order by rollout_id desc limit 1
     ) newest on true
     where experiment.state = 'running' or (experiment.state = 'decided' and newest.share_bps > 0)
     order by experiment.number limit $1`,
    [most],
  );
  return rows.map(({ experiment_id, phase, variant }) => ({
    experimentId: experiment_id,
    phase,
    rollout: variant,
  }));
}
