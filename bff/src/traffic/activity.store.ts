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

// Rows of transactions below the oldest running one are complete. A piece ends with a whole transaction; where one
// alone is larger than a piece, it is the piece. A cursor beyond every transaction comes out of a restored dump.
const changedSql = (source: ChangedSource) => `
with place as (
  select cursor.written_in as stored, horizon.until,
         case when cursor.written_in > horizon.until then '0'::xid8 else cursor.written_in end as since
  from traffic_cursor cursor, (select pg_snapshot_xmin(pg_current_snapshot()) as until) horizon
  where source = '${source}'
), piece as (
  select stored, since, until, (
    select ${source}.written_in from ${source}
    where ${source}.written_in >= since and ${source}.written_in < until
    order by ${source}.written_in offset $1 limit 1
  ) as last from place
), bound as (
  select stored, since, last is not null as full,
         case when last is null then until
              when last = since then (since::text::numeric + 1)::text::xid8
              else last end as until
  from piece
)
select bound.stored::text as stored, bound.until::text as until, bound.full as "isFull",
       coalesce(array_agg(distinct found.person_id) filter (where found.person_id is not null), '{}') as people
from bound left join lateral (
  select ${source}.person_id from ${source}
  where ${source}.written_in >= bound.since and ${source}.written_in < bound.until
    ${source === 'behaviour_event' ? `and ${source}.name in ${byHand}` : ''}
) found on true
group by bound.stored, bound.until, bound.full`;

export const changedSince = (db: Queryable, source: ChangedSource, maxRows: number): Promise<Changed> =>
  db.one<Changed>(changedSql(source), [maxRows]);

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
