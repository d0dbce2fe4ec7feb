import { purposeDescriptions, purposes } from '@loudou/shared/consent';
import { z } from 'zod';
import { idempotencyKey, router, visitor } from '../platform/trpc';
import { currentDecisions, recordDecisions, withdrawConsent } from './consent.actions';
import { publishedDocument } from './consent.documents';

const purpose = z.enum(purposes);

export const consentRouter = router({
  record: visitor
    .input(
      z.object({
        decisions: z
          .array(
            z.object({
              purpose,
              decision: z.enum(['granted', 'declined']),
              documentVersion: z.string().max(32),
            }),
          )
          .min(1)
          .max(purposes.length),
        idempotencyKey,
      }),
    )
    .mutation(({ ctx, input }) => recordDecisions(ctx, input)),

  withdraw: visitor
    .input(z.object({ purpose, idempotencyKey }))
    .mutation(({ ctx, input }) => withdrawConsent(ctx, input)),

  /** Every purpose with what the person decided last, for 我的授权. */
  list: visitor.query(async ({ ctx }) => {
    const decisions = new Map(
      (await currentDecisions(ctx.db, ctx.session.personId)).map((current) => [current.purpose, current]),
    );
    return purposes.map((name) => ({
      ...purposeDescriptions[name],
      decision: decisions.get(name)?.decision ?? null,
      decidedAt: decisions.get(name)?.recordedAt.toISOString() ?? null,
      documentVersion: publishedDocument(name).version,
    }));
  }),
});
