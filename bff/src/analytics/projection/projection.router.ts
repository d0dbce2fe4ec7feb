import { recordAudit } from '../../operator';
import { administrator, operator } from '../../platform/trpc';
import { readFreshness } from './freshness';
import { requestRebuild } from './rebuild.store';

export const projectionProcedures = {
  /** How far the counts are behind what was recorded. */
  freshness: operator.query(({ ctx }) => readFreshness(ctx)),
  /** Builds the journeys anew from what was recorded, beside the table that answers meanwhile. */
  rebuildJourneys: administrator.mutation(({ ctx }) =>
    ctx.db.transaction(async (tx) => {
      const at = ctx.clock.now();
      await requestRebuild(tx, ctx.operator.operatorId, at);
      await recordAudit(tx, { operatorId: ctx.operator.operatorId, action: 'journeys_rebuilt', at });
    }),
  ),
};
