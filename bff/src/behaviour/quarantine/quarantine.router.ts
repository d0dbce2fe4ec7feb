import { z } from 'zod';
import { administrator, idempotencyKey, operator, router } from '../../platform/trpc';
import { refusalReasons } from '../behaviour.checks';
import { discardQuarantined, replayQuarantined } from './quarantine.actions';
import { quarantineGroups } from './quarantine.queries';

const Decision = z.object({
  group: z.object({
    reason: z.enum(refusalReasons),
    eventName: z.string().max(64).nullable(),
    appVersion: z.string().max(32),
  }),
  upToId: z.number().int().min(0),
  reason: z.string().trim().min(4).max(200),
  idempotencyKey,
});

/** What phones reported and the catalogue did not take. */
export const quarantineRouter = router({
  groups: operator.query(({ ctx }) => quarantineGroups(ctx)),
  replay: administrator
    .input(Decision.extend({ afterId: z.number().int().min(0).default(0) }))
    .mutation(({ ctx, input }) => replayQuarantined(ctx, input)),
  discard: administrator.input(Decision).mutation(({ ctx, input }) => discardQuarantined(ctx, input)),
});
