import type { CalendarDate } from '@loudou/shared/calendar';
import { recordAudit } from '../operator';
import { AppError } from '../platform/errors';
import type { Transaction } from '../platform/database';
import type { OperatorContext } from '../platform/trpc';
import { lockRun, type RunView } from './run.store';
import { runInside } from './run-reconciliation.actions';

export const closingCauses = ['written_off', 'confirmed_by_platform', 'sent_by_another', 'test'] as const;
export type ClosingCause = (typeof closingCauses)[number];

export interface CloseRequest {
  accountId: string | null;
  day: CalendarDate;
  keys: string[];
  cause: ClosingCause;
  reason: string;
}

/**
 * Closes differences that nobody could explain, with a cause and a reason, and shows the day anew. A difference that
 * has gone by itself meanwhile is refused: whoever closes has seen something else than what is there.
 */
export async function closeDifferences(ctx: OperatorContext, request: CloseRequest): Promise<RunView> {
  const { operatorId } = ctx.operator;
  const { accountId, day, cause, reason } = request;
  return ctx.db.transaction(async (tx) => {
    await lockRun(tx, accountId, day);
    const open = await openDifferences(tx, request);
    const at = ctx.clock.now();
    for (const { key, unexplained } of open)
      await tx.query(
        `insert into reconciliation_closing (account_id, day, key, count, cause, reason, closed_by, closed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [accountId, day, key, unexplained, cause, reason, operatorId, at],
      );
    await recordAudit(tx, {
      operatorId,
      action: 'reconciliation_difference_closed',
      subject: `${accountId ?? 'no account'} ${day}: ${cause}, ${open.length}`,
      reason,
      at,
    });
    return runInside(tx, ctx, { accountId, day, askedBy: operatorId });
  });
}

async function openDifferences(
  tx: Transaction,
  { accountId, day, keys }: CloseRequest,
): Promise<{ key: string; unexplained: number }[]> {
  const wanted = [...new Set(keys)];
  const open = await tx.query<{ key: string; unexplained: number }>(
    `select key, each.unexplained from reconciliation_difference each join reconciliation_run run using (run_id)
     where run.superseded_by is null and coalesce(run.account_id, '') = $1 and run.day = $2
       and key = any($3) and each.unexplained > 0 order by key`,
    [accountId ?? '', day, wanted],
  );
  if (open.length !== wanted.length)
    throw new AppError('not_found', { details: { open: open.length, asked: wanted.length } });
  return open;
}
