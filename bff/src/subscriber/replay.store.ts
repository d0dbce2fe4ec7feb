import type { Queryable } from '../platform/database';
import type { ReplayRange } from './core.schemas';
import type { FeedRange } from './feed.store';

export interface Replay {
  replayId: string;
  subscriberId: string;
  accountId: string;
  range: ReplayRange;
  state: 'waiting' | 'working' | 'done';
  total: number | null;
  queued: number;
  lastPersonId: string | null;
  lastSequence: number | null;
  lastDelivery: string | null;
  askedAt: Date;
  finishedAt: Date | null;
}

const columns = `replay_id as "replayId", subscriber_id as "subscriberId", account_id as "accountId", range, state,
  total, queued, last_person_id as "lastPersonId", last_sequence as "lastSequence", last_delivery as "lastDelivery",
  asked_at as "askedAt", finished_at as "finishedAt"`;

/** False when one of the subscriber is still under way. */
export async function insertReplay(
  tx: Queryable,
  replay: Pick<Replay, 'replayId' | 'subscriberId' | 'accountId' | 'range' | 'askedAt'>,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into core_replay (replay_id, subscriber_id, account_id, range, asked_at) values ($1, $2, $3, $4, $5)
     on conflict (subscriber_id) where state <> 'done' do nothing returning replay_id`,
    [replay.replayId, replay.subscriberId, replay.accountId, JSON.stringify(replay.range), replay.askedAt],
  );
  return rows.length === 1;
}

/** Rows that replays asked for since a moment have queued, and when the first of them was asked for. */
export async function replayedSince(
  db: Queryable,
  subscriberId: string,
  since: Date,
): Promise<{ rows: number; firstAskedAt: Date | null }> {
  return db.one<{ rows: number; firstAskedAt: Date | null }>(
    `select coalesce(sum(queued), 0)::bigint as rows, min(asked_at) filter (where queued > 0) as "firstAskedAt"
     from core_replay where subscriber_id = $1 and asked_at > $2`,
    [subscriberId, since],
  );
}

export async function findReplay(
  db: Queryable,
  subscriberId: string,
  replayId: string,
): Promise<Replay | undefined> {
  return db.maybeOne<Replay>(
    `select ${columns} from core_replay where subscriber_id = $1 and replay_id = $2`,
    [subscriberId, replayId],
  );
}

/** Open replays in the order in which they were asked for; another worker's are left to it. */
export async function lockOpenReplays(tx: Queryable, limit: number): Promise<Replay[]> {
  return tx.query<Replay>(
    `select ${columns} from core_replay where state <> 'done' order by asked_at limit $1 for update skip locked`,
    [limit],
  );
}

/** Nobody is there any more to be pushed the rest. */
export async function endReplays(tx: Queryable, subscriberId: string, at: Date): Promise<void> {
  await tx.query(
    "update core_replay set state = 'done', finished_at = $2 where subscriber_id = $1 and state <> 'done'",
    [subscriberId, at],
  );
}

export async function saveProgress(tx: Queryable, replay: Replay): Promise<void> {
  await tx.query(
    `update core_replay set state = $2, total = $3, queued = $4, last_person_id = $5, last_sequence = $6,
       last_delivery = $7, finished_at = $8
     where replay_id = $1`,
    [
      replay.replayId,
      replay.state,
      replay.total,
      replay.queued,
      replay.lastPersonId,
      replay.lastSequence,
      replay.lastDelivery,
      replay.finishedAt,
    ],
  );
}

const ranges = {
  id: 'fact_id >= $2 and fact_id <= $3',
  time: 'occurred_at >= $2 and occurred_at < $3',
  person: 'person_id = $2 and $3::text is null',
} as const;

/** What went out before, whether or not it arrived. What was withheld stays withheld. */
const wasSent = "state in ('accepted', 'rejected', 'unknown')";

const parametersOf = (range: FeedRange): [unknown, unknown] => {
  switch (range.by) {
    case 'id':
      return [range.from, range.to];
    case 'time':
      return [range.from, range.before];
    case 'person':
      return [range.personId, null];
  }
};

export async function countSent(db: Queryable, accountId: string, range: FeedRange): Promise<number> {
  const row = await db.one<{ count: number }>(
    `select count(*) as count from ledger_row where account_id = $1 and ${ranges[range.by]} and ${wasSent}`,
    [accountId, ...parametersOf(range)],
  );
  return Number(row.count);
}

export interface SentRow {
  deliveryId: string;
  personId: string;
  personSequence: number;
}

/** The next rows person by person, each person's in their order, so that a later piece overtakes no earlier one. */
export async function nextSent(
  db: Queryable,
  replay: Pick<Replay, 'accountId' | 'lastPersonId' | 'lastSequence' | 'lastDelivery'>,
  range: FeedRange,
  limit: number,
): Promise<SentRow[]> {
  return db.query<SentRow>(
    `select delivery_id as "deliveryId", person_id as "personId", person_sequence as "personSequence"
     from ledger_row
     where account_id = $1 and ${ranges[range.by]} and ${wasSent}
       and ($4::text is null or (person_id, person_sequence, delivery_id) > ($4, $5::bigint, $6))
     order by person_id, person_sequence, delivery_id limit $7 for update`,
    [
      replay.accountId,
      ...parametersOf(range),
      replay.lastPersonId,
      replay.lastSequence,
      replay.lastDelivery,
      limit,
    ],
  );
}

/**
 * Those of these rows that a worker has in its hands: they are on their way already, and a claim that was taken away
 * would leave their attempt without an entry. All of them stay as they are until the transaction ends.
 */
export async function claimedAmong(tx: Queryable, deliveryIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ delivery_id: string; claimed: boolean }>(
    `select delivery_id, claim_epoch is not null as claimed from ledger_queue
     where delivery_id = any($1) order by delivery_id for update`,
    [deliveryIds],
  );
  return new Set(rows.filter(({ claimed }) => claimed).map((row) => row.delivery_id));
}

/** How many rows of an account wait to be sent; counted up to a bound. */
export async function countWaiting(db: Queryable, accountId: string, upTo: number): Promise<number> {
  const row = await db.one<{ count: number }>(
    'select count(*) as count from (select 1 from ledger_queue where account_id = $1 limit $2) waiting',
    [accountId, upTo],
  );
  return Number(row.count);
}
