import type { Database } from '../../../bff/src/platform/database';
import type { VirtualTime } from './virtual-time';

export interface Outlook {
  unplanned: boolean;
  dueAccounts: string[];
  /** In how long there may be something to do; by the world's time. */
  untilNextMs: number;
}

interface OutlookRow {
  unplanned: boolean;
  /** When the lease of somebody runs out who holds rows in hand. */
  lapses: Date | null;
  accounts: { accountId: string; dueMs: number | null; retryMs: number | null }[] | null;
}

const shortestRestMs = 1_000;

/** Tells a worker whether it is worth looking, and when it will be. */
export function createOutlook(db: Database, time: VirtualTime) {
  return async (): Promise<Outlook> => {
    const { unplanned, lapses, accounts } = await db.one<OutlookRow>(outlookSql);
    const moments = (accounts ?? []).flatMap(({ accountId, dueMs, retryMs }) =>
      dueMs === null ? [] : [{ accountId, atMs: Math.max(dueMs, retryMs ?? 0) }],
    );
    const nowMs = time.nowMs();
    const next = [...moments.map(({ atMs }) => atMs), ...(lapses ? [lapses.getTime()] : [])];
    return {
      unplanned,
      dueAccounts: moments.filter(({ atMs }) => atMs <= nowMs).map(({ accountId }) => accountId),
      untilNextMs: unplanned ? shortestRestMs : Math.max(shortestRestMs, Math.min(...next) - nowMs),
    };
  };
}

const outlookSql = `
select exists (select from outbox) as unplanned,
  (select min(expires_at) from lane_lease
   where isfinite(expires_at) and lane in (select lane from ledger_queue where claim_epoch is not null)) as lapses,
  (select json_agg(json_build_object(
    'accountId', account_id,
    'dueMs', (
      select extract(epoch from min(head.due_at)) * 1000 from lane_lease cross join lateral (
        select due_at from ledger_queue
        where ledger_queue.account_id = account_health.account_id and ledger_queue.lane = lane_lease.lane
          and waits_for is null and claim_epoch is null
        order by due_at limit 1
      ) head
    ),
    'retryMs', case when breaker <> 'closed' then extract(epoch from retry_at) * 1000 end
  )) from account_health join account using (account_id) where owner = 'loudou') as accounts`;
