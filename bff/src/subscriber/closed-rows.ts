import { changeRows } from '../delivery';
import type { Platform } from '../platform/platform';

const pieceRows = 1_000;

/**
 * Takes a piece of what still waits for closed subscribers out of the queue; what is being sent in this moment is
 * met when it comes back. How many rows that were.
 */
export async function putClosedAside({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ delivery_id: string; subscriber_id: string }>(
      `select queue.delivery_id, subscriber.subscriber_id
       from core_subscriber subscriber
       join ledger_queue queue on queue.account_id in (subscriber.feed_account_id, subscriber.push_account_id)
       join ledger_row row using (delivery_id)
       where subscriber.status = 'closed' and queue.claim_epoch is null and row.state in ('queued', 'parked')
       order by queue.delivery_id limit $1 for update of queue skip locked`,
      [pieceRows],
    );
    await changeRows(
      tx,
      rows.map((row) => ({
        deliveryId: row.delivery_id,
        to: 'suppressed',
        cause: 'account_closed',
        actor: row.subscriber_id,
        queue: 'remove',
      })),
      clock.now(),
    );
    return rows.length;
  });
}
