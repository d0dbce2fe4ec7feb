import type { Database } from '../../../bff/src/platform/database';
import type { VirtualTime } from './virtual-time';
import { worldStartMs } from './virtual-time';

export interface Outlook {
  unplanned: boolean;
  dueAccounts: string[];
  /** In how long there may be something to do; by the world's time. */
  untilNextMs: number;
}

interface OutlookRow {
  next: Date | null;
  due: string[] | null;
  unplanned: boolean;
}

const shortestRestMs = 1_000;

/** Tells a worker whether it is worth looking, and when it will be; `changesAtMs` are moments of their own. */
export function createOutlook(db: Database, time: VirtualTime, changesAtMs: readonly number[]) {
  return async (now: Date): Promise<Outlook> => {
    const { next, due, unplanned } = await db.one<OutlookRow>(outlookSql, [now]);
    const elapsedMs = time.nowMs() - worldStartMs;
    const changes = changesAtMs.map((atMs) => atMs - elapsedMs).filter((ms) => ms > 0);
    const untilDueMs = next ? next.getTime() - time.nowMs() : Infinity;
    const untilNextMs = unplanned
      ? shortestRestMs
      : Math.max(shortestRestMs, Math.min(untilDueMs, ...changes));
    return { unplanned, dueAccounts: due ?? [], untilNextMs };
  };
}

const outlookSql = `
select exists (select from outbox) as unplanned,
  (select array_agg(account_id) from account where exists (
    select from ledger_queue where ledger_queue.account_id = account.account_id
      and waits_for is null and claim_epoch is null and due_at <= $1
  )) as due,
  least(
    (select min(due_at) from ledger_queue where waits_for is null and claim_epoch is null),
    (select min(expires_at) from lane_lease
     where isfinite(expires_at) and lane in (select lane from ledger_queue where claim_epoch is not null)),
    (select min(retry_at) from account_health where breaker <> 'closed')
  ) as next`;
