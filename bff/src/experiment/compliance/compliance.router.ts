import { type ExperimentId, isId } from '@loudou/shared/ids';
import { z } from 'zod';
import { idempotencyKey, operator, router } from '../../platform/trpc';
import { findExperiment } from '../definition/experiment.store';
import { askApproval, decideApproval } from './approval/approval.actions';
import { approvalOfText } from './approval/approval.queries';
import {
  checkedNow,
  differencesNow,
  type ComplianceSettings,
  renderedNow,
  surroundings,
} from './compliance.queries';
import { textHashFor } from './gate';
import { meterOf } from './meter/meter.queries';
import { walksOf } from './meter/walk.queries';
import { rules } from './rules';

const experimentId = z.custom<ExperimentId>((value) => isId('experiment', value), 'not an experiment id');
const One = z.object({ experimentId });
const variant = z.enum(['a', 'b', 'c', 'd']);
const textHash = z.string().regex(/^[0-9a-f]{64}$/);

const OnHost = One.extend({
  variant,
  host: z.enum(['weapp', 'tt', 'h5']),
  largeText: z.boolean(),
});
const Ask = One.extend({ key: idempotencyKey, textHash: textHash.optional() });
const Decide = One.extend({
  key: idempotencyKey,
  textHash,
  decision: z.enum(['approved', 'refused']),
  reason: z.string().trim().min(4).max(400),
});

/** What the rules say of the draft as it is saved. Everybody signed in looks; nothing here changes anything. */
export const complianceRouter = (settings: ComplianceSettings = {}) =>
  router({
    rules: operator.query(() => rules.map(({ code, group, title }) => ({ code, group, title }))),
    check: operator.input(One).query(({ ctx, input }) => checkedNow(ctx, settings, input.experimentId)),
    rendered: operator.input(OnHost).query(({ ctx, input }) => renderedNow(ctx, input)),
    differences: operator.input(OnHost).query(({ ctx, input }) => differencesNow(ctx, input)),
    meter: operator.input(One).query(async ({ ctx, input }) => {
      const { definition } = await findExperiment(ctx.db, input.experimentId);
      return meterOf(ctx, { ...input, definition });
    }),
    /** What was done on phones that looked through a preview, the newest first. */
    walks: operator
      .input(One)
      .query(({ ctx, input }) => walksOf(ctx.db, input.experimentId, ctx.clock.now())),
  });

/**
 * A second person's word on the text. Asking is for whoever edits drafts; deciding for anybody else who is signed in,
 * and for the compliance role alone where the price changes. Errors: `not_allowed`, `not_found`, and `invalid_input`
 * with `changed_meanwhile`, `same_person`, `no_such_decision` or `archived`.
 */
export const approvalRouter = (settings: ComplianceSettings = {}) =>
  router({
    state: operator.input(One).query(async ({ ctx, input }) => {
      const { definition } = await findExperiment(ctx.db, input.experimentId);
      const textHash = textHashFor(definition, ctx.product);
      return approvalOfText(ctx.db, { ...input, definition, textHash, operator: ctx.operator });
    }),
    ask: operator
      .input(Ask)
      .mutation(({ ctx, input }) => askApproval(ctx, surroundings(ctx, settings), input)),
    decide: operator
      .input(Decide)
      .mutation(({ ctx, input }) => decideApproval(ctx, surroundings(ctx, settings), input)),
  });
