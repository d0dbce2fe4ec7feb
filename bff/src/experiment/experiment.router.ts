import { defaultPageConfig, layerOf, layers, type ParameterName } from '@loudou/shared/page-config';
import { type ExperimentId, isId } from '@loudou/shared/ids';
import { z } from 'zod';
import { idempotencyKey, operator, router } from '../platform/trpc';
import { approvalRouter, complianceRouter, type ComplianceSettings } from './compliance';
import { auditOf } from './definition/audit.queries';
import { decide, type DecisionDoors, secondDecision } from './definition/decision.actions';
import { Definition } from './definition/definition';
import { createExperiment, saveDraft } from './definition/draft.actions';
import { decisions } from './definition/experiment';
import { getExperiment, listExperiments } from './definition/experiment.queries';
import { findExperiment } from './definition/experiment.store';
import type { GateDoors } from './definition/gates';
import { readGates } from './definition/gates.queries';
import { listHoldouts, maxHoldoutBps, setHoldout } from './definition/holdout.actions';
import { planOf } from './definition/plan.queries';
import { makePreview, type PreviewDoors, revokePreviews } from './definition/preview.actions';
import { setRollout } from './definition/rollout.actions';
import {
  archiveExperiment,
  killExperiment,
  pauseExperiment,
  resumeExperiment,
  setShare,
} from './definition/running.actions';
import { beginNewPhase, startExperiment } from './definition/start.actions';
import { templateNames, templates } from './definition/templates';
import { exportGrowthBook, importGrowthBook, tryGrowthBook } from './interoperability/growthbook.actions';
import { metrics } from './metric/metrics';

/** What the rooms around experiments say, connected where everything is put together. */
export interface ExperimentDoors {
  experiments: GateDoors & DecisionDoors & PreviewDoors & { compliance?: ComplianceSettings };
}

const experimentId = z.custom<ExperimentId>((value) => isId('experiment', value), 'not an experiment id');
const reason = z.string().trim().min(4).max(400);
const bps = z.number().int().min(0).max(10_000);
const variant = z.enum(['a', 'b', 'c', 'd']);
const host = z.enum(['weapp', 'tt', 'h5']);

const One = z.object({ experimentId });
const OnExperiment = z.object({ key: idempotencyKey, experimentId, reason });
const Create = z.object({ key: idempotencyKey, template: z.enum(templateNames).nullable() });
const Save = z.object({
  key: idempotencyKey,
  experimentId,
  revision: z.number().int().min(1),
  definition: Definition,
});
const Start = z.object({ key: idempotencyKey, experimentId, revision: z.number().int().min(1) });
const Decide = OnExperiment.extend({
  phase: z.number().int().min(1),
  decided: z.enum(decisions),
  variant: variant.nullable(),
});
const Second = OnExperiment.extend({ decisionId: z.number().int().min(1) });
const Preview = z.object({ experimentId, variant, host, largeText: z.boolean(), dark: z.boolean() });
const Revoke = z.object({
  experimentId,
  previewId: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
});
const Holdout = z.object({
  key: idempotencyKey,
  layer: z.enum(layers),
  shareBps: z.number().int().min(0).max(maxHoldoutBps),
  reason,
});
const Audit = One.extend({ before: z.number().int().min(1).nullable().default(null) });

const parameters = (Object.keys(defaultPageConfig) as ParameterName[]).map((name) => ({
  name,
  layer: layerOf(name),
  default: defaultPageConfig[name],
}));

/**
 * Page experiments in the console. Everybody signed in looks; administrators and analysts edit drafts; administrators
 * start and stop. Errors: `not_allowed`, `not_found`, `invalid_input` with a `problem` of `ExperimentRefusal` and what
 * belongs to it, `key_reused`.
 */
export function createExperimentRouter({ experiments: doors }: ExperimentDoors) {
  return router({
    list: operator.query(({ ctx }) => listExperiments(ctx.db)),
    get: operator.input(One).query(({ ctx, input }) => {
      const now = ctx.clock.now();
      const textHashOf = (definition: Definition) => doors.checkText(definition, now).textHash;
      return getExperiment(ctx.db, input.experimentId, textHashOf, now);
    }),
    templates: operator.query(() => templates),
    metrics: operator.query(() => metrics),
    parameters: operator.query(() => parameters),
    plan: operator
      .input(z.object({ definition: Definition }))
      .query(({ ctx, input }) => planOf(ctx.db, input.definition, ctx.clock.now())),
    gates: operator.input(One).query(async ({ ctx, input }) => {
      const { definition } = await findExperiment(ctx.db, input.experimentId);
      return readGates(ctx.db, doors, { ...input, definition }, ctx.clock.now());
    }),
    audit: operator.input(Audit).query(({ ctx, input }) => auditOf(ctx.db, input.experimentId, input.before)),
    holdouts: operator.query(({ ctx }) => listHoldouts(ctx.db)),

    create: operator.input(Create).mutation(({ ctx, input }) => createExperiment(ctx, input)),
    save: operator.input(Save).mutation(({ ctx, input }) => saveDraft(ctx, input)),
    start: operator.input(Start).mutation(({ ctx, input }) => startExperiment(ctx, doors, input)),
    newPhase: operator
      .input(Start.extend({ reason }))
      .mutation(({ ctx, input }) => beginNewPhase(ctx, doors, input)),
    pause: operator.input(OnExperiment).mutation(({ ctx, input }) => pauseExperiment(ctx, input)),
    resume: operator.input(OnExperiment).mutation(({ ctx, input }) => resumeExperiment(ctx, doors, input)),
    kill: operator.input(OnExperiment).mutation(({ ctx, input }) => killExperiment(ctx, input)),
    setShare: operator
      .input(OnExperiment.extend({ shareBps: bps }))
      .mutation(({ ctx, input }) => setShare(ctx, input)),
    archive: operator.input(OnExperiment).mutation(({ ctx, input }) => archiveExperiment(ctx, input)),
    decide: operator.input(Decide).mutation(({ ctx, input }) => decide(ctx, doors, input)),
    second: operator.input(Second).mutation(({ ctx, input }) => secondDecision(ctx, input)),
    rollout: operator
      .input(OnExperiment.extend({ shareBps: bps }))
      .mutation(({ ctx, input }) => setRollout(ctx, doors, input)),
    exportGrowthBook: operator.query(({ ctx }) => exportGrowthBook(ctx.db)),
    // It changes nothing; as a question the payload would stand in an address.
    tryGrowthBook: operator
      .input(z.object({ payload: z.unknown() }))
      .mutation(({ ctx, input }) => tryGrowthBook(ctx, input)),
    importGrowthBook: operator
      .input(z.object({ key: idempotencyKey, payload: z.unknown() }))
      .mutation(({ ctx, input }) => importGrowthBook(ctx, input)),
    setHoldout: operator.input(Holdout).mutation(({ ctx, input }) => setHoldout(ctx, input)),

    compliance: complianceRouter(doors.compliance),
    approval: approvalRouter(doors.compliance),
    preview: router({
      make: operator.input(Preview).mutation(({ ctx, input }) => makePreview(ctx, doors, input)),
      revoke: operator.input(Revoke).mutation(({ ctx, input }) => revokePreviews(ctx, input)),
    }),
  });
}
