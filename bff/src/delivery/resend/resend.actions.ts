import { recordAudit } from '../../operator';
import { AppError } from '../../platform/errors';
import { once } from '../../platform/once';
import type { Platform } from '../../platform/platform';
import { type OperatorContext, requireAdministrator } from '../../platform/trpc';
import { previewResend } from './preview.queries';
import { cancelRunning, findJob, insertJob } from './resend-job.store';
import type { ResendSelection } from './resend-selection';

export interface StartResend {
  selection: ResendSelection;
  reason: string;
  idempotencyKey: string;
}

/** Starts a decision on many rows; administrators only, with a reason, in the audit. Error: `not_allowed`. */
export async function startResend(ctx: OperatorContext, input: StartResend): Promise<{ jobId: string }> {
  requireAdministrator(ctx.operator);
  const at = ctx.clock.now();
  const { operatorId } = ctx.operator;
  const { complete, judged } = await previewResend(ctx.db, input.selection, at);
  const intent = {
    owner: operatorId,
    operation: 'delivery.resend',
    key: input.idempotencyKey,
    input: { selection: input.selection, reason: input.reason },
  };
  return once(ctx.db, at, intent, async (tx) => {
    const jobId = newJobId(ctx);
    await insertJob(tx, {
      jobId,
      selection: input.selection,
      madeBy: operatorId,
      reason: input.reason,
      total: complete ? judged : null,
      at,
    });
    const action = `resend_started_${input.selection.decision}`;
    await recordAudit(tx, { operatorId, action, subject: jobId, reason: input.reason, at });
    return { jobId };
  });
}

/** Stops a running job; rows that were decided on by then stay as they are. */
export async function cancelResend(ctx: OperatorContext, jobId: string): Promise<{ cancelled: boolean }> {
  requireAdministrator(ctx.operator);
  const at = ctx.clock.now();
  const { operatorId } = ctx.operator;
  return ctx.db.transaction(async (tx) => {
    const cancelled = await cancelRunning(tx, jobId, at);
    if (cancelled) await recordAudit(tx, { operatorId, action: 'resend_cancelled', subject: jobId, at });
    else if ((await findJob(tx, jobId)) === null) throw new AppError('not_found');
    return { cancelled };
  });
}

const newJobId = ({ ids }: Pick<Platform, 'ids'>): string => ids.next('key').replace(/^key_/, 'rsd_');
