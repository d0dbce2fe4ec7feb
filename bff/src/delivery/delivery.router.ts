import { z } from 'zod';
import { operator, router } from '../platform/trpc';
import { latestDeliveries, summarizeSinks } from './delivery.queries';

const LatestInput = z.object({
  sink: z.string().max(64).default('marketing_core'),
  state: z.enum(['queued', 'delivered', 'parked', 'suppressed']).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const deliveryRouter = router({
  latest: operator.input(LatestInput).query(({ ctx, input }) => latestDeliveries(ctx.db, input)),
  summary: operator.query(({ ctx }) => summarizeSinks(ctx.db, ctx.clock.now())),
});
