import { daysBetween } from '@loudou/shared/calendar';
import { z } from 'zod';
import { idempotencyKey, operator, router } from '../platform/trpc';
import { gradedDays, knownBands, listVersions } from './grading.queries';
import { periodOfDays } from './period';
import { PolicyTable } from './policy';
import { releasePolicy, rollBackPolicy, saveDraft } from './policy.actions';
import { problemsOf } from './policy.problems';
import { regrade } from './regrade.actions';
import { whatIf } from './what-if/what-if';

/** The longest time that one question or one regrading may cover. */
const MAX_DAYS = 400;

const version = z.number().int().min(1).max(1_000_000);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const reason = z.string().trim().min(4).max(200);
const note = z.string().trim().min(1).max(200).nullable();
const days = { from: z.iso.date(), to: z.iso.date() };

const runsForward = ({ from, to }: { from: string; to: string }) => {
  const length = daysBetween(from, to);
  return length >= 0 && length < MAX_DAYS;
};
const forwardOnly = `the days must run forward and be at most ${MAX_DAYS}`;

const DaysQuestion = z.object(days).refine(runsForward, forwardOnly);
const WhatIfQuestion = z.object({ ...days, table: PolicyTable }).refine(runsForward, forwardOnly);
const Draft = z.object({
  key: idempotencyKey,
  draft: z.object({ version, seenAt: instant }).nullable(),
  table: PolicyTable,
  note,
});
const Release = z.object({ key: idempotencyKey, version, seenAt: instant, from: instant.nullable(), reason });
const RollBack = z.object({ key: idempotencyKey, toVersion: version, from: instant.nullable(), reason });
const Regrade = z
  .object({ ...days, key: idempotencyKey, policyVersion: version, reason })
  .refine(runsForward, forwardOnly);

export const gradingRouter = router({
  versions: operator.query(({ ctx }) => listVersions(ctx.db, ctx.clock.now())),
  days: operator
    .input(DaysQuestion)
    .query(({ ctx, input }) => gradedDays(ctx.db, periodOfDays(input.from, input.to))),
  bands: operator.query(({ ctx }) => knownBands(ctx.db)),
  check: operator.input(PolicyTable).query(({ input }) => problemsOf(input)),
  whatIf: operator
    .input(WhatIfQuestion)
    .query(({ ctx, input: { from, to, table } }) => whatIf(ctx, { ...periodOfDays(from, to), table })),
  saveDraft: operator.input(Draft).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  release: operator.input(Release).mutation(({ ctx, input }) => releasePolicy(ctx, input)),
  rollBack: operator.input(RollBack).mutation(({ ctx, input }) => rollBackPolicy(ctx, input)),
  regrade: operator
    .input(Regrade)
    .mutation(({ ctx, input: { from, to, ...intent } }) =>
      regrade(ctx, { ...intent, ...periodOfDays(from, to) }),
    ),
});
