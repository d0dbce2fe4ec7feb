import type { Platform } from '../../platform/platform';
import { putRowsAside } from '../accounts/put-aside';
import { changeRows } from '../ledger/change-rows';

const pageRows = 500;
/** As long as an application that was not handed in is kept; whoever agrees later is told of from then on. */
const longestWaitMs = 30 * 86_400_000;

/** Rows that wait and whose window closed meanwhile: no attempt would find them, so somebody looks from time to time. */
export async function expireWaiting(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  lanes: readonly number[],
): Promise<number> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ delivery_id: string }>(
      `select queue.delivery_id from ledger_queue queue join ledger_row row using (delivery_id)
       where queue.lane = any($1) and queue.waits_for = 'consent' and queue.claim_epoch is null and row.state <> 'unknown'
         and coalesce(row.expires_at, row.occurred_at + $4 * interval '1 millisecond') <= $2
       order by queue.delivery_id limit $3 for update of queue skip locked`,
      [lanes, now, pageRows, longestWaitMs],
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

/** What was on its way when the sending went to somebody else, and came back to the queue: it is not ours to send. */
export async function putAsideWhatIsNotOurs({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const accounts = await db.query<{ account_id: string; status: string }>(
    `select account_id, status from account where (owner = 'core' or status = 'closed')
       and exists (select 1 from ledger_queue where ledger_queue.account_id = account.account_id)`,
  );
  let count = 0;
  for (const { account_id: accountId, status } of accounts) {
    const cause = status === 'closed' ? 'account_closed' : 'owned_by_core';
    count += await db.transaction((tx) => putRowsAside(tx, accountId, cause, 'worker', clock.now()));
  }
  return count;
}
