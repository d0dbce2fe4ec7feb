import { isId, type PersonId } from '@loudou/shared/ids';
import { z } from 'zod';
import { administrator, idempotencyKey, operator, router } from '../platform/trpc';
import { personAttribution, rulesShown, runShown, runsShown } from './attribution.queries';
import { proposeRule, refuseRule, useRule } from './attribution-rule.actions';
import { startRun, stopRun } from './attribution-run.actions';

const hourMs = 60 * 60_000;
const maxRunsShown = 50;
const maxRulesTried = 100;

const reason = z.string().trim().min(4).max(200);
const id = z
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);
const personId = z.custom<PersonId>((value) => isId('person', value));

const Rule = z
  .object({
    adPlatform: z.enum(['', 'ocean_engine', 'tencent_ads', 'kuaishou', 'baidu']),
    accountId: z.string().regex(/^[\w.-]{0,128}$/),
    clickWindowHours: z.number().int().min(1).max(2_160),
    deepWindowHours: z.number().int().min(1).max(8_760),
    repeatedClicks: z.boolean(),
    unnamedClicks: z.boolean(),
  })
  .refine(({ adPlatform, accountId }) => adPlatform !== '' || accountId === '', 'an account is of a platform')
  .transform(({ clickWindowHours, deepWindowHours, ...rule }) => ({
    ...rule,
    clickWindowMs: clickWindowHours * hourMs,
    deepWindowMs: deepWindowHours * hourMs,
  }));

export const attributionRouter = router({
  person: operator
    .input(z.object({ personId }))
    .query(({ ctx, input }) => personAttribution(ctx.db, input.personId, ctx.clock.now())),
  rules: operator.query(({ ctx }) => rulesShown(ctx.db, ctx.clock.now())),
  proposeRule: administrator
    .input(z.object({ key: idempotencyKey, rule: Rule, reason }))
    .mutation(({ ctx, input }) => proposeRule(ctx, input)),
  useRule: administrator
    .input(z.object({ key: idempotencyKey, ruleId: id, reason }))
    .mutation(({ ctx, input }) => useRule(ctx, input)),
  refuseRule: administrator
    .input(z.object({ key: idempotencyKey, ruleId: id, reason }))
    .mutation(({ ctx, input }) => refuseRule(ctx, input)),
  runs: operator.query(({ ctx }) => runsShown(ctx.db, maxRunsShown)),
  run: operator.input(z.object({ runId: id })).query(({ ctx, input }) => runShown(ctx.db, input.runId)),
  startRun: administrator
    .input(z.object({ key: idempotencyKey, ruleIds: z.array(id).max(maxRulesTried), reason }))
    .mutation(({ ctx, input }) => startRun(ctx, input)),
  stopRun: administrator
    .input(z.object({ runId: id }))
    .mutation(({ ctx, input }) => stopRun(ctx, input.runId)),
});
