import { isId, type PersonId } from '@loudou/shared/ids';
import { z } from 'zod';
import { administrator, idempotencyKey, operator, router } from '../platform/trpc';
import { personLinks } from './person-links.queries';
import { previewUndo, undoLink } from './undo-link.actions';

const personId = z.custom<PersonId>((value) => isId('person', value));
const linkId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const reason = z.string().trim().min(4).max(200);

export const identityRouter = router({
  person: operator
    .input(z.object({ personId }))
    .query(({ ctx, input }) => personLinks(ctx.db, input.personId)),
  previewUndo: operator.input(z.object({ linkId })).query(({ ctx, input }) => previewUndo(ctx, input.linkId)),
  undoLink: administrator
    .input(z.object({ key: idempotencyKey, linkId, seen: z.string().regex(/^[0-9a-f]{64}$/), reason }))
    .mutation(({ ctx, input }) => undoLink(ctx, input)),
});
