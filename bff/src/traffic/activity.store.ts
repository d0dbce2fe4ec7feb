import type { Queryable } from '../platform/database';
import type { Activity } from './traffic.rules';

/** The newest taps of a person that are looked at; whoever makes more at once has been seen before. */
const maxHandsRead = 500;

export type ChangedSource = 'fact' | 'behaviour_event';

/** What hands do, in the words of the catalogue. */
const byHand = "('tapped', 'field_focused')";

/** People of whom facts, or taps, came in: a bounded number of rows further than the last time. */
export interface Changed {
  /** The cursor as it stood, and where the next look begins: transactions, as text. */
  stored: string;
  until: string;
  people: string[];
  /** Whether more lies behind it. */
  isFull: boolean;
}

interface Place {
  stored: string;
  since: string;
  horizon: string;
}

// Rows of transactions below the oldest running one are complete. A cursor beyond every transaction comes out of a
// restored dump.
const placeSql = `
select cursor.written_in::text as stored, snapshot.horizon::text as horizon,
       case when cursor.written_in > snapshot.horizon then '0' else cursor.written_in::text end as since
from traffic_cursor cursor, (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) snapshot
where source = $1`;

/** A piece ends with a whole transaction; where one alone is larger than a piece, it is the piece. */
export async function changedSince(db: Queryable, source: ChangedSource, maxRows: number): Promise<Changed> {
  const { stored, since, horizon } = await db.one<Place>(placeSql, [source]);
  // Bounds as parameters and not as another table's columns: so each of these reads a stretch of the index.
  const last = await db.maybeOne<{ written_in: string }>(
    `select written_in::text from ${source} where written_in >= $1::xid8 and written_in < $2::xid8
     order by written_in offset $3 limit 1`,
    [since, horizon, maxRows],
  );
  const until = !last ? horizon : last.written_in === since ? String(BigInt(since) + 1n) : last.written_in;
  const rows = await db.query<{ person_id: string }>(
    `select distinct person_id from ${source} where written_in >= $1::xid8 and written_in < $2::xid8
     ${source === 'behaviour_event' ? `and name in ${byHand}` : ''}`,
    [since, until],
  );
  return { stored, until, people: rows.map((row) => row.person_id), isFull: last !== undefined };
}

/** False when another process has moved it meanwhile: it has looked at the same people. */
export async function moveCursor(
  tx: Queryable,
  source: ChangedSource,
  { stored, until }: Pick<Changed, 'stored' | 'until'>,
): Promise<boolean> {
  const rows = await tx.query(
    'update traffic_cursor set written_in = $3::xid8 where source = $1 and written_in = $2::xid8 returning source',
    [source, stored, until],
  );
  return rows.length === 1;
}

const ms = (later: string, earlier: string) => `extract(epoch from ${later} - ${earlier}) * 1000`;

// Each answered code by the sending before it; each identity by the beginning of its application. What was filled in
// beforehand nobody typed.
const factActivitySql = `
select asked.person_id as "personId", 0 as "handsPerSecond",
  (select min(${ms('proven.occurred_at', 'sent.at')})::float8
   from fact proven cross join lateral (
     select max(sms.occurred_at) as at from fact sms
     where sms.person_id = asked.person_id and sms.name = 'sms_sent' and sms.occurred_at <= proven.occurred_at
   ) sent
   where proven.person_id = asked.person_id and proven.name = 'phone_verified' and proven.data ->> 'method' = 'sms'
  ) as "codeAnsweredMs",
  (select min(${ms('typed.occurred_at', 'begun.occurred_at')})::float8
   from fact typed join fact begun on begun.person_id = typed.person_id and begun.name = 'application_started'
     and begun.data ->> 'applicationId' = typed.data ->> 'applicationId'
   where typed.person_id = asked.person_id and typed.name = 'application_step_completed'
     and typed.data ->> 'step' = 'identity' and not (typed.data ->> 'prefilled')::boolean
     and typed.occurred_at >= begun.occurred_at
  ) as "identityTypedMs",
  coalesce((
    select max(together)::int from (
      select count(distinct other.person_id) as together
      from session own
      join person self on self.person_id = own.person_id and self.registered_at is not null
      join session on session.device_id = own.device_id
      join person other on other.person_id = session.person_id
        and other.registered_at between self.registered_at - interval '1 day' and self.registered_at + interval '1 day'
      where own.person_id = asked.person_id group by own.device_id
    ) devices
  ), 0) as "registeredOnDevice"
from unnest($1::text[]) as asked (person_id)
order by 1`;

const handActivitySql = `
select asked.person_id as "personId", null as "codeAnsweredMs", null as "identityTypedMs", 0 as "registeredOnDevice",
  coalesce((
    select max(within)::int from (
      select count(*) over (partition by device_id order by occurred_at
                            range between interval '1 second' preceding and current row) as within
      from (
        select device_id, occurred_at from behaviour_event
        where person_id = asked.person_id and name in ${byHand}
        order by happened_at desc limit ${maxHandsRead}
      ) hands
    ) seconds
  ), 0) as "handsPerSecond"
from unnest($1::text[]) as asked (person_id)
order by 1`;

/** What these people did, as far as it shows in facts, or in their taps. */
export const activityOf = (
  db: Queryable,
  source: ChangedSource,
  people: readonly string[],
): Promise<Activity[]> =>
  people.length === 0
    ? Promise.resolve([])
    : db.query<Activity>(source === 'fact' ? factActivitySql : handActivitySql, [people]);

/** Everybody who registered on a device of these people and is in no farm yet; a farm is marked as a whole. */
export async function sharingDevice(db: Queryable, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await db.query<{ person_id: string }>(
    `select distinct session.person_id
     from session own join session on session.device_id = own.device_id
     join person on person.person_id = session.person_id and person.registered_at is not null
     where own.person_id = any($1)
       and not exists (
         select from traffic_mark known
         where known.person_id = session.person_id and starts_with(known.rule, 'device_farm@')
       )`,
    [people],
  );
  return rows.map((row) => row.person_id);
}
