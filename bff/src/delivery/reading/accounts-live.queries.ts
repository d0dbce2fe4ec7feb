import type { Database, Queryable } from '../../platform/database';
import { laneCount } from '../../platform/outbox';
import { factRecordedMs } from './fact-time.rules';
import { acceptedPerMinute, type HourCount, hoursOf, percentile95 } from './live.rules';
import { MinuteTally, type Tally, tallyBounds } from './tally';

export interface AccountLive {
  accountId: string;
  sink: string;
  label: string;
  platformAccountId: string;
  owner: 'loudou' | 'core';
  status: 'draft' | 'running' | 'paused' | 'closed';
  acceptedPerMinute: number;
  /** From the fact to its acceptance, of the newest ones accepted in the last hour; null when there were none. */
  p95LagMs: number | null;
  lagSample: number;
  /** When the oldest fact that could leave was recorded; what waits for a consent or a person is not meant. */
  oldestWaitingAt: string | null;
  waiting: number;
  sending: number;
  waitingForConsent: number;
  behindHeld: number;
  parked: number;
  unknown: number;
  acceptedLastDay: number;
  rejectedLastDay: number;
  hours: HourCount[];
  breaker: {
    state: 'closed' | 'open' | 'half_open';
    since: string;
    cause: string | null;
    retryAt: string | null;
  };
}

export interface LaneOwner {
  owner: string | null;
  lanes: number[];
  /** False when the lease has run out and nobody has taken the lanes yet. */
  held: boolean;
}

export interface AccountsLive {
  asOf: string;
  accounts: AccountLive[];
  owners: LaneOwner[];
}

const lagEntriesPerLane = 24;
const lagWithinMs = 60 * 60_000;
const oldestPerLane = 32;
const leastRestMs = 900;
/** Looking costs at most one part in this many of a connection's time, however large the ledger is. */
const restPerCost = 10;

interface Watch {
  tally: MinuteTally;
  answer: Promise<AccountsLive> | null;
  restUntilMs: number;
}
// One watch a database: several pages that look at the same moment cause one look.
const watches = new WeakMap<Queryable, Watch>();

/** How every receiver fares now. Several askers within a second share one look. */
export function accountsLive(db: Database, now: Date): Promise<AccountsLive> {
  const watch = watches.get(db) ?? { tally: new MinuteTally(), answer: null, restUntilMs: 0 };
  watches.set(db, watch);
  const startedMs = performance.now();
  if (watch.answer && startedMs < watch.restUntilMs) return watch.answer;
  watch.restUntilMs = Infinity;
  const answer = lookAtAccounts(db, watch.tally, now);
  watch.answer = answer;
  const rest = () => {
    const tookMs = performance.now() - startedMs;
    watch.restUntilMs = startedMs + tookMs + Math.max(leastRestMs, restPerCost * tookMs);
  };
  answer.then(rest, () => {
    watch.answer = null;
    rest();
  });
  return answer;
}

/** The look itself; each statement is bounded by what it reads. */
export async function lookAtAccounts(db: Queryable, tally: MinuteTally, now: Date): Promise<AccountsLive> {
  const [accounts, waiting, oldest, lags, owners, counted] = await Promise.all([
    accountStates(db),
    waitingCounts(db),
    oldestWaiting(db),
    acceptanceLags(db, now),
    laneOwners(db, now),
    tally.look(db, now),
  ]);
  return {
    asOf: now.toISOString(),
    accounts: accounts.map((account) => ({
      ...account,
      ...(waiting.get(account.accountId) ?? nothingWaits),
      oldestWaitingAt: oldest.get(account.accountId) ?? null,
      ...lagOf(lags.get(account.accountId) ?? []),
      ...flowOf(counted, account.accountId, now),
    })),
    owners,
  };
}

function flowOf(tally: Tally, accountId: string, now: Date) {
  const minutes = tally.ofAccount(accountId);
  const hours = hoursOf(minutes, now, tallyBounds.keptHours, tally.knownFrom);
  return {
    acceptedPerMinute: acceptedPerMinute(minutes, now),
    hours,
    acceptedLastDay: hours.reduce((sum, { accepted }) => sum + accepted, 0),
    rejectedLastDay: hours.reduce((sum, { rejected }) => sum + rejected, 0),
  };
}

const lagOf = (lagsMs: number[]) => ({ p95LagMs: percentile95(lagsMs), lagSample: lagsMs.length });

type AccountState = Pick<
  AccountLive,
  'accountId' | 'sink' | 'label' | 'platformAccountId' | 'owner' | 'status' | 'breaker'
>;

async function accountStates(db: Queryable): Promise<AccountState[]> {
  const rows = await db.query<
    Omit<AccountState, 'breaker'> & {
      breaker: AccountLive['breaker']['state'] | null;
      cause: string | null;
      since: Date | null;
      retryAt: Date | null;
      createdAt: Date;
    }
  >(
    `select account.account_id as "accountId", sink, label, platform_account_id as "platformAccountId", owner, status,
       breaker, cause, changed_at as since, retry_at as "retryAt", created_at as "createdAt"
     from account left join account_health health on health.account_id = account.account_id
     where status <> 'draft' order by sink <> 'marketing_core', created_at, account.account_id`,
  );
  return rows.map(({ breaker, cause, since, retryAt, createdAt, ...account }) => ({
    ...account,
    breaker: {
      state: breaker ?? 'closed',
      since: (since ?? createdAt).toISOString(),
      cause,
      retryAt: retryAt?.toISOString() ?? null,
    },
  }));
}

type Waiting = Pick<
  AccountLive,
  'waiting' | 'sending' | 'waitingForConsent' | 'behindHeld' | 'parked' | 'unknown'
>;
const nothingWaits: Waiting = {
  waiting: 0,
  sending: 0,
  waitingForConsent: 0,
  behindHeld: 0,
  parked: 0,
  unknown: 0,
};

// The held ones alone are looked up in the ledger; the millions that may wait are counted where they lie.
async function waitingCounts(db: Queryable): Promise<Map<string, Waiting>> {
  const rows = await db.query<Waiting & { accountId: string }>(
    `select account_id as "accountId",
       count(*) filter (where waits_for is null and claim_epoch is null)::int as waiting,
       count(*) filter (where claim_epoch is not null)::int as sending,
       count(*) filter (where waits_for = 'consent' and claim_epoch is null)::int as "waitingForConsent",
       0 as "behindHeld", 0 as parked, 0 as unknown
     from ledger_queue group by account_id`,
  );
  const held = await db.query<{ accountId: string; state: string; count: number }>(
    `select row.account_id as "accountId", row.state, count(*)::int as count
     from (select delivery_id from ledger_queue where waits_for in ('parked', 'decision') and claim_epoch is null offset 0) held
     join ledger_row row using (delivery_id) group by 1, 2`,
  );
  const counts = new Map(rows.map(({ accountId, ...waiting }) => [accountId, waiting]));
  for (const { accountId, state, count } of held) {
    const waiting = counts.get(accountId)!;
    if (state === 'parked') waiting.parked += count;
    else if (state === 'unknown') waiting.unknown += count;
    else waiting.behindHeld += count;
  }
  return counts;
}

// The head of each lane by the time it is due; the oldest fact among these is the oldest, or next to it.
async function oldestWaiting(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.query<{ accountId: string; factId: string }>(
    `select account.account_id as "accountId", min(row.fact_id) as "factId"
     from account cross join generate_series(0, $1::int - 1) as lane (number)
     cross join lateral (
       select delivery_id from ledger_queue queue
       where queue.account_id = account.account_id and queue.lane = lane.number
         and waits_for is null and claim_epoch is null
       order by due_at, delivery_id limit $2
     ) head
     join ledger_row row using (delivery_id)
     group by account.account_id`,
    [laneCount, oldestPerLane],
  );
  return new Map(
    rows.map(({ accountId, factId }) => [accountId, new Date(factRecordedMs(factId) ?? 0).toISOString()]),
  );
}

async function acceptanceLags(db: Queryable, now: Date): Promise<Map<string, number[]>> {
  const rows = await db.query<{ accountId: string; factId: string; recordedAt: Date }>(
    `select entry.account_id as "accountId", row.fact_id as "factId", entry.recorded_at as "recordedAt"
     from ledger_chain chain
     cross join lateral (
       select account_id, delivery_id, recorded_at, to_state from ledger_entry
       where account_id = chain.account_id and lane = chain.lane order by sequence desc limit $1
     ) entry
     join ledger_row row using (delivery_id)
     where entry.to_state = 'accepted' and entry.recorded_at > $2`,
    [lagEntriesPerLane, new Date(now.getTime() - lagWithinMs)],
  );
  const lags = new Map<string, number[]>();
  for (const { accountId, factId, recordedAt } of rows) {
    const lagMs = Math.max(0, recordedAt.getTime() - (factRecordedMs(factId) ?? recordedAt.getTime()));
    lags.set(accountId, [...(lags.get(accountId) ?? []), lagMs]);
  }
  return lags;
}

async function laneOwners(db: Queryable, now: Date): Promise<LaneOwner[]> {
  const rows = await db.query<{ owner: string | null; lanes: number[]; held: boolean }>(
    `select owner, array_agg(lane order by lane) as lanes, bool_and(owner is not null and expires_at > $1) as held
     from lane_lease group by owner order by min(lane)`,
    [now],
  );
  return rows;
}
