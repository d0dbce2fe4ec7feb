import { z } from 'zod';
import { administrator, operator, router } from '../platform/trpc';
import { confirmSpend, undoSpend } from './spend.actions';
import { listImports } from './spend.queries';

const runId = z.string().regex(/^spn_[0-9A-Z]{26}$/);

/** A file is tried at the door beside tRPC; here its trial is confirmed, or an import taken back. */
export const spendRouter = router({
  imports: operator.query(({ ctx }) => listImports(ctx.db)),
  confirm: administrator
    .input(z.object({ runId }))
    .mutation(({ ctx, input }) => confirmSpend(ctx, { ...input, operatorId: ctx.operator.operatorId })),
  undo: administrator
    .input(z.object({ runId, reason: z.string().trim().min(4).max(200) }))
    .mutation(({ ctx, input }) => undoSpend(ctx, { ...input, operatorId: ctx.operator.operatorId })),
});
