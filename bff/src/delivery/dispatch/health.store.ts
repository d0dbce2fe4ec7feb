import type { Queryable } from '../../platform/database';
import type { Health } from './breaker.rules';

const columns = 'breaker, failures, cause, changed_at as "changedAt", retry_at as "retryAt"';

export async function readHealth(db: Queryable, accountId: string): Promise<Health> {
  return db.one<Health>(`select ${columns} from account_health where account_id = $1`, [accountId]);
}

export async function writeHealth(db: Queryable, accountId: string, health: Health): Promise<void> {
  await db.query(
    `update account_health set breaker = $2, failures = $3, cause = $4, changed_at = $5, retry_at = $6 where account_id = $1`,
    [accountId, health.breaker, health.failures, health.cause, health.changedAt, health.retryAt],
  );
}

/** One of all workers gets the right to try once; it runs out, should that worker die of it. */
export async function takeProbe(
  db: Queryable,
  accountId: string,
  now: Date,
  probeMs: number,
): Promise<boolean> {
  const taken = await db.maybeOne(
    `update account_health set breaker = 'half_open', retry_at = $3
     where account_id = $1 and breaker <> 'closed' and retry_at <= $2 returning account_id`,
    [accountId, now, new Date(now.getTime() + probeMs)],
  );
  return taken !== undefined;
}

/** The receiver is back: nobody waits out what was measured while it was down. */
export async function dueNow(db: Queryable, accountId: string, now: Date): Promise<void> {
  await db.query(
    `update ledger_queue set due_at = $2
     where account_id = $1 and waits_for is null and claim_epoch is null and due_at > $2`,
    [accountId, now],
  );
}

/**
 * Takes requests out of the account's allowance, which fills up with time to its burst and is shared by all workers.
 * Gives back how many may go now.
 */
export async function takeAllowance(
  db: Queryable,
  accountId: string,
  wanted: number,
  rate: { perSecond: number; burst: number },
  now: Date,
): Promise<number> {
  const row = await db.one<{ granted: number }>(
    `with filled as (
       select account_id, least($3::float8, allowance + $4::float8 *
         case when allowance_at is null then $3::float8 else greatest(0, extract(epoch from $5::timestamptz - allowance_at)) end
       ) as allowance
       from account_health where account_id = $1 for update
     )
     update account_health set allowance = filled.allowance - greatest(0, least($2::int, floor(filled.allowance))),
       allowance_at = greatest($5, coalesce(allowance_at, $5))
     from filled where account_health.account_id = filled.account_id
     returning greatest(0, least($2::int, floor(filled.allowance)))::int as granted`,
    [accountId, wanted, rate.burst, rate.perSecond, now],
  );
  return row.granted;
}

/** Gives back what was not used, or takes away (below zero) what had to be sent beyond what was taken. */
export async function adjustAllowance(db: Queryable, accountId: string, requests: number): Promise<void> {
  if (requests === 0) return;
  await db.query('update account_health set allowance = allowance + $2 where account_id = $1', [
    accountId,
    requests,
  ]);
}
