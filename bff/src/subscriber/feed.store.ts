import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';

/** One event on its way into a feed: the CloudEvent as text, ready to be handed out. */
export interface FeedEvent {
  factId: string;
  personId: string;
  body: string;
}

export interface FeedRow {
  position: number;
  factId: string;
  factName: string;
  personId: PersonId;
  event: string;
  appendedAt: Date;
}

/**
 * Puts events behind the end of an account's feed, in their order, inside the caller's transaction. What lies in
 * the feed already stays where it is. The head stays locked until the transaction ends: whoever sees a position
 * sees everything before it, so no cursor passes an event that commits late.
 */
export async function appendToFeed(
  tx: Queryable,
  accountId: string,
  events: readonly FeedEvent[],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  const given = [...new Map(events.map((event) => [event.factId, event])).values()];
  await tx.one('select 1 from core_feed_head where account_id = $1 for update', [accountId]);
  // A statement of its own: what was committed while the lock was waited for has to be visible to it.
  await tx.query(
    `with given as (
       select fact_id, person_id, body, place
       from unnest($2::text[], $3::text[], $4::text[]) with ordinality as given (fact_id, person_id, body, place)
     ), fresh as (
       select given.*, row_number() over (order by place) as number from given
       where not exists (select 1 from core_feed where account_id = $1 and core_feed.fact_id = given.fact_id)
     ), head as (
       update core_feed_head set last_position = last_position + (select count(*) from fresh)
       where account_id = $1 returning last_position - (select count(*) from fresh) as base
     )
     insert into core_feed (account_id, position, fact_id, fact_name, person_id, occurred_at, event, appended_at)
     select $1, head.base + fresh.number, fresh.fact_id, fact.name, fresh.person_id, fact.occurred_at, fresh.body, $5
     from fresh cross join head join fact using (fact_id)`,
    [
      accountId,
      given.map(({ factId }) => factId),
      given.map(({ personId }) => personId),
      given.map(({ body }) => body),
      at,
    ],
  );
}

export async function createFeed(tx: Queryable, accountId: string): Promise<void> {
  await tx.query('insert into core_feed_head (account_id) values ($1)', [accountId]);
}

/** The newest position; 0 for an empty feed. */
export async function newestPosition(db: Queryable, accountId: string): Promise<number> {
  const head = await db.maybeOne<{ position: number }>(
    'select last_position as position from core_feed_head where account_id = $1',
    [accountId],
  );
  return head?.position ?? 0;
}

const rowColumns = `position, fact_id as "factId", fact_name as "factName", person_id as "personId", event,
  appended_at as "appendedAt"`;

export interface FeedSlice {
  /** Exclusive. */
  after: number;
  /** Inclusive. */
  upTo: number;
  factNames?: readonly string[];
  limit: number;
}

export async function readFeed(db: Queryable, accountId: string, slice: FeedSlice): Promise<FeedRow[]> {
  return db.query<FeedRow>(
    `select ${rowColumns} from core_feed
     where account_id = $1 and position > $2 and position <= $3
       and ($4::text[] is null or fact_name = any($4))
     order by position limit $5`,
    [accountId, slice.after, slice.upTo, slice.factNames ?? null, slice.limit],
  );
}

/** The first event behind a position, which is what a reader has waited for longest. */
export async function firstAfter(
  db: Queryable,
  accountId: string,
  position: number,
): Promise<{ factId: string; occurredAt: Date; appendedAt: Date } | undefined> {
  return db.maybeOne(
    `select fact_id as "factId", occurred_at as "occurredAt", appended_at as "appendedAt"
     from core_feed where account_id = $1 and position > $2 order by position limit 1`,
    [accountId, position],
  );
}

export type FeedRange =
  | { by: 'id'; from: string; to: string }
  /** Half open: what happened at `before` is not in it. */
  | { by: 'time'; from: Date; before: Date }
  | { by: 'person'; personId: string };

const rangeConditions = {
  id: 'fact_id >= $2 and fact_id <= $3',
  time: 'occurred_at >= $2 and occurred_at < $3',
  person: 'person_id = $2',
} as const;

const rangeParameters = (range: FeedRange): unknown[] => {
  switch (range.by) {
    case 'id':
      return [range.from, range.to];
    case 'time':
      return [range.from, range.before];
    case 'person':
      return [range.personId];
  }
};

/** What lies in a range behind a position, in the order of the feed. */
export async function readRange(
  db: Queryable,
  accountId: string,
  range: FeedRange,
  page: { after: number; limit: number },
): Promise<FeedRow[]> {
  const parameters = rangeParameters(range);
  const condition = rangeConditions[range.by];
  const [after, limit] = [`$${parameters.length + 2}`, `$${parameters.length + 3}`];
  // The borders come from the index of the range, so that the feed is not read from its beginning.
  return db.query<FeedRow>(
    `with borders as (
       select min(position) as first, max(position) as last from core_feed where account_id = $1 and ${condition}
     )
     select ${rowColumns} from core_feed, borders
     where account_id = $1 and ${condition} and position > ${after} and position between borders.first and borders.last
     order by position limit ${limit}`,
    [accountId, ...parameters, page.after, page.limit],
  );
}
