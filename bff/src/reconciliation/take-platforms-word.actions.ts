import type { CalendarDate } from '@loudou/shared/calendar';
import { changeRows } from '../delivery';
import { recordAudit } from '../operator';
import type { Transaction } from '../platform/database';
import type { OperatorContext } from '../platform/trpc';
import { lockRun, type RunView } from './run.store';
import { runInside } from './run-reconciliation.actions';

const MAX_TAKEN = 500;

export interface WordRequest {
  accountId: string;
  day: CalendarDate;
}

/**
 * Rows that went out and got no answer, and that the platform's report shows as counted, are confirmed by it: a
 * second sending could only double them. What moved on meanwhile stays as it is.
 */
export async function takePlatformsWord(
  ctx: OperatorContext,
  { accountId, day }: WordRequest,
): Promise<{ taken: number; run: RunView }> {
  const { operatorId } = ctx.operator;
  return ctx.db.transaction(async (tx) => {
    await lockRun(tx, accountId, day);
    const rows = await unansweredButCounted(tx, accountId, day);
    const at = ctx.clock.now();
    await changeRows(
      tx,
      rows.map(({ deliveryId, importId }) => ({
        deliveryId,
        to: 'accepted' as const,
        cause: 'reconciled',
        actor: operatorId,
        details: JSON.stringify({ receiptImport: importId }),
        queue: 'remove' as const,
      })),
      at,
    );
    if (rows.length > 0)
      await recordAudit(tx, {
        operatorId,
        action: 'platform_word_taken',
        subject: `${accountId} ${day}: ${rows.length}`,
        at,
      });
    return { taken: rows.length, run: await runInside(tx, ctx, { accountId, day, askedBy: operatorId }) };
  });
}

/** Their places in the queue are held, so that no worker takes one into its hands before the word stands. */
const unansweredButCounted = (
  tx: Transaction,
  accountId: string,
  day: CalendarDate,
): Promise<{ deliveryId: string; importId: number | null }[]> =>
  tx.query(
    `select row.delivery_id as "deliveryId", run.import_id as "importId"
     from reconciliation_run run join reconciliation_difference each using (run_id)
     join ledger_row row on row.delivery_id = each.delivery_id
     join ledger_queue queue on queue.delivery_id = row.delivery_id
     where run.superseded_by is null and run.account_id = $1 and run.day = $2
       and each.bucket = 'answer_missing' and row.state = 'unknown' and queue.claim_epoch is null
     order by row.delivery_id limit $3 for update of queue, row skip locked`,
    [accountId, day, MAX_TAKEN],
  );
