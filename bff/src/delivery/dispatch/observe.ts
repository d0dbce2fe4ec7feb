import type { Platform } from '../../platform/platform';

/** Sets the age of the oldest row that could leave and has not, for every account; one look at the head of each lane. */
export async function observeOldest(
  { db, clock, metrics }: Pick<Platform, 'db' | 'clock' | 'metrics'>,
  accountIds: readonly string[],
): Promise<void> {
  const rows = await db.query<{ account_id: string; oldest: Date | null }>(
    `select account.account_id, (
       select min(head.due_at) from lane_lease cross join lateral (
         select due_at from ledger_queue
         where ledger_queue.account_id = account.account_id and ledger_queue.lane = lane_lease.lane
           and waits_for is null and claim_epoch is null
         order by due_at limit 1
       ) head
     ) as oldest
     from unnest($1::text[]) as account (account_id)`,
    [accountIds],
  );
  for (const { account_id, oldest } of rows) {
    const ageMs = oldest ? Math.max(0, clock.nowMs() - oldest.getTime()) : 0;
    metrics.oldestUndeliveredSeconds.set({ sink: account_id }, ageMs / 1_000);
  }
}
