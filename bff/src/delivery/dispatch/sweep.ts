import type { Platform } from '../../platform/platform';
import { changeRows } from '../ledger/change-rows';

const pageRows = 500;

/** Rows that wait and whose window closed meanwhile: no attempt would find them, so somebody looks from time to time. */
export async function expireWaiting(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  lanes: readonly number[],
): Promise<number> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ delivery_id: string }>(
      `select queue.delivery_id from ledger_queue queue join ledger_row row using (delivery_id)
       where queue.lane = any($1) and queue.waits_for = 'consent' and queue.claim_epoch is null and row.expires_at <= $2
       order by queue.delivery_id limit $3 for update of queue skip locked`,
      [lanes, now, pageRows],
    );
    await changeRows(
      tx,
      rows.map((row) => ({
        deliveryId: row.delivery_id,
        to: 'expired' as const,
        cause: 'window_closed_without_consent',
        actor: 'worker',
        queue: 'remove' as const,
      })),
      now,
    );
    return rows.length;
  });
}
