import type { Transaction } from '../../platform/database';
import { changeRows } from '../ledger/change-rows';

const pageRows = 1_000;

export type PutAsideCause = 'owned_by_core' | 'account_closed';

/**
 * Takes every row of an account out of the queue that nobody holds and whose fate is not open. What is being sent
 * in this moment finishes; should it come back, it is for whoever sweeps the queue to put it aside as well.
 */
export async function putRowsAside(
  tx: Transaction,
  accountId: string,
  cause: PutAsideCause,
  actor: string,
  at: Date,
): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await tx.query<{ delivery_id: string }>(
      `select queue.delivery_id from ledger_queue queue join ledger_row row using (delivery_id)
       where queue.account_id = $1 and queue.claim_epoch is null and row.state in ('queued', 'parked')
       order by queue.delivery_id limit $2 for update of queue`,
      [accountId, pageRows],
    );
    await changeRows(
      tx,
      rows.map(({ delivery_id: deliveryId }) => ({
        deliveryId,
        to: 'suppressed',
        cause,
        actor,
        queue: 'remove',
      })),
      at,
    );
    count += rows.length;
    if (rows.length < pageRows) return count;
  }
}
