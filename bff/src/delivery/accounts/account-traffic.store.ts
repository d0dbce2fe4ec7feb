import { newId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { laneCount } from '../../platform/outbox';

/** How the last tries went and what waits; read from the ledger as it is, so a light is never older than a look. */
export interface Traffic {
  /** Newest first. */
  attempts: { state: string; cause: string | null; at: Date }[];
  breaker: 'closed' | 'open' | 'half_open';
  breakerCause: string | null;
  retryAt: Date | null;
  /** Since when the oldest row that waits for nothing could have gone. */
  oldestDueAt: Date | null;
}

/** Entries of one lane that are looked through for attempts. */
const lookBackEntries = 400;

export async function readTraffic(
  db: Queryable,
  accountId: string,
  since: Date | null,
  limit: number,
): Promise<Traffic> {
  const attempts = await db.query<Traffic['attempts'][number]>(
    `select to_state as state, cause, recorded_at as at from generate_series(0, $4::int - 1) as lane (number)
     cross join lateral (
       select * from ledger_entry where account_id = $1 and lane = lane.number order by sequence desc limit $5
     ) entry
     where started_at is not null and ($2::timestamptz is null or recorded_at >= $2)
     order by recorded_at desc, entry.lane, sequence desc limit $3`,
    [accountId, since, limit, laneCount, lookBackEntries],
  );
  const health = await db.one<Pick<Traffic, 'breaker' | 'breakerCause' | 'retryAt' | 'oldestDueAt'>>(
    `select coalesce(breaker, 'closed') as breaker, cause as "breakerCause", retry_at as "retryAt",
       (select min(head.due_at) from generate_series(0, $2::int - 1) as lane (number) cross join lateral (
          select due_at from ledger_queue
          where account_id = $1 and lane = lane.number and waits_for is null and claim_epoch is null
          order by due_at limit 1
        ) head) as "oldestDueAt"
     from (values (1)) as always left join account_health on account_id = $1`,
    [accountId, laneCount],
  );
  return { attempts, ...health };
}

/** What happens to today's facts for one account. */
export interface DayCounts {
  accepted: number;
  rows: number;
}

/** Ids of facts sort by their time, so a day is a range of them. */
export async function countSince(db: Queryable, accountId: string, from: Date): Promise<DayCounts> {
  const firstId = newId('fact', { nowMs: () => from.getTime(), random: () => 0 });
  return db.one<DayCounts>(
    `select count(*) filter (where state = 'accepted')::int as accepted, count(*)::int as rows
     from ledger_row where account_id = $1 and fact_id >= $2`,
    [accountId, firstId],
  );
}

/** Rows that have not come to their end, by what a change of the sender would do to them. */
export interface OpenRows {
  /** Queued or parked: they would be put aside. */
  waiting: number;
  /** In a worker's hands at this moment: they finish. */
  sending: number;
  /** Sent, fate unknown: they stay for a person. */
  unknown: number;
}

export function countOpenRows(db: Queryable, accountId: string): Promise<OpenRows> {
  return db.one<OpenRows>(
    `select count(*) filter (where claim_epoch is not null)::int as sending,
       count(*) filter (where claim_epoch is null and state = 'unknown')::int as unknown,
       count(*) filter (where claim_epoch is null and state <> 'unknown')::int as waiting
     from ledger_queue join ledger_row using (delivery_id) where ledger_queue.account_id = $1`,
    [accountId],
  );
}
