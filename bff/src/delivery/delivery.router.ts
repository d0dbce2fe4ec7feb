import { z } from 'zod';
import { recordAudit } from '../operator';
import type { OperatorContext } from '../platform/trpc';
import { idempotencyKey, operator, person, router } from '../platform/trpc';
import { accountsLive } from './reading/accounts-live.queries';
import { alreadySent } from './reading/already-sent.queries';
import { checkRowChain } from './reading/check-row-chain';
import { rowEvidence } from './reading/evidence.queries';
import { findRows } from './reading/find-rows';
import { ledgerRows } from './reading/ledger.queries';
import { LedgerCursor, LedgerFilter } from './reading/ledger-filter';
import { rowStory } from './reading/row-story.queries';
import { previewResend } from './resend/preview.queries';
import { cancelResend, startResend } from './resend/resend.actions';
import { findJob, latestJobs } from './resend/resend-job.store';
import { ResendSelection } from './resend/resend-selection';
import { sinkDefinitions } from './sinks';

const maxPageRows = 200;
const maxShownJobs = 20;

const RowsInput = z.object({
  filter: LedgerFilter.default({}),
  limit: z.number().int().min(1).max(maxPageRows).default(50),
  after: LedgerCursor.nullable().default(null),
});
const OneRow = z.object({ deliveryId: z.string().min(1).max(64) });
const OnePerson = z.object({ personId: z.string().min(1).max(64) });
const OneJob = z.object({ jobId: z.string().min(1).max(64) });
// A click id may be long; it is compared by its keyed hash and kept nowhere.
const Search = z.object({ text: z.string().trim().min(1).max(1024) });
const StartResend = z.object({
  selection: ResendSelection,
  reason: z.string().trim().min(4).max(200),
  idempotencyKey,
});

export const deliveryRouter = router({
  rows: operator
    .input(RowsInput)
    .query(({ ctx, input }) => ledgerRows(ctx.db, input.filter, input.limit, input.after)),
  find: operator.input(Search).query(({ ctx, input }) => findRows(ctx.db, ctx.vault, input.text)),
  accountsLive: operator.query(({ ctx }) => accountsLive(ctx.db, ctx.clock.now())),
  /** The kinds of receivers with the events they know, for choosing. */
  sinks: operator.query(() => knownSinks()),
  story: operator.input(OneRow).query(({ ctx, input }) => rowStory(ctx.db, input.deliveryId)),
  checkChain: operator.input(OneRow).query(({ ctx, input }) => checkRowChain(ctx.db, input.deliveryId)),
  // A mutation, because what leaves the house is written to the audit.
  evidence: operator.input(OneRow).mutation(({ ctx, input }) => exportEvidence(ctx, input.deliveryId)),
  /** What was told of whoever asks, for the list that a withdrawal shows. */
  alreadySent: person.query(({ ctx }) => alreadySent(ctx.db, ctx.session.personId)),
  alreadySentOf: operator.input(OnePerson).query(({ ctx, input }) => alreadySent(ctx.db, input.personId)),
  previewResend: operator
    .input(ResendSelection)
    .query(({ ctx, input }) => previewResend(ctx.db, input, ctx.clock.now())),
  startResend: operator.input(StartResend).mutation(({ ctx, input }) => startResend(ctx, input)),
  cancelResend: operator.input(OneJob).mutation(({ ctx, input }) => cancelResend(ctx, input.jobId)),
  resendJob: operator.input(OneJob).query(({ ctx, input }) => findJob(ctx.db, input.jobId)),
  resendJobs: operator.query(({ ctx }) => latestJobs(ctx.db, maxShownJobs)),
});

const knownSinks = () =>
  [...sinkDefinitions.values()].map(({ name, title, adPlatform, dropsRepeats, events }) => ({
    name,
    title,
    adPlatform,
    dropsRepeats,
    events: events.map((event) => ({ name: event.name, meaning: event.meaning })),
  }));

async function exportEvidence(ctx: OperatorContext, deliveryId: string) {
  const at = ctx.clock.now();
  const evidence = await rowEvidence(ctx.db, deliveryId, at);
  const { operatorId } = ctx.operator;
  await recordAudit(ctx.db, { operatorId, action: 'evidence_exported', subject: deliveryId, at });
  return evidence;
}
