import type { Queryable, WrittenCursor, WrittenPiece } from '../platform/database';
import { type Activity, handsRule } from './traffic.rules';

/** The newest taps of a person that are looked at; whoever makes more at once has been seen before. */
const maxHandsRead = 500;
/** Two batches of one phone are set right by figures that differ by what the network took. */
const besides = "interval '5 seconds'";

export type ChangedSource = 'fact' | 'behaviour_event';

/** What hands do, in the words of the catalogue. */
const byHand = "('tapped', 'field_focused')";

/** Somebody who did something, and from when to when it happened. */
export interface Doer {
  personId: string;
  firstAt: Date;
  lastAt: Date;
}

/** Each source is read by itself. */
export const cursorOf = (source: ChangedSource): WrittenCursor => ({
  table: 'traffic_cursor',
  row: `source = '${source}'`,
  source,
});

const doersSql: Readonly<Record<ChangedSource, string>> = {
  fact: `
select person_id as "personId", min(occurred_at) as "firstAt", max(occurred_at) as "lastAt"
from fact where written_in >= $1::xid8 and written_in < $2::xid8 group by person_id`,
  // Whom the rule has marked it has nothing more to say of, however much they tap.
  behaviour_event: `
select person_id as "personId", min(happened_at) as "firstAt", max(happened_at) as "lastAt"
from behaviour_event event where written_in >= $1::xid8 and written_in < $2::xid8 and name in ${byHand}
group by person_id
having not exists (
  select from traffic_mark known where known.person_id = event.person_id and known.rule = '${handsRule}'
)`,
};

/** Who did something in the piece, or tapped. */
export const doersIn = (
  db: Queryable,
  source: ChangedSource,
  { since, until }: WrittenPiece,
): Promise<Doer[]> => db.query<Doer>(doersSql[source], [since, until]);

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

// Around what came in, in the days in which that can lie: nothing happened later than it came.
const handActivitySql = `
select asked.person_id as "personId", null as "codeAnsweredMs", null as "identityTypedMs", 0 as "registeredOnDevice",
  coalesce((
    select max(within)::int from (
      select count(*) over (partition by device_id order by occurred_at
                            range between interval '1 second' preceding and current row) as within
      from (
        select device_id, occurred_at from behaviour_event
        where person_id = asked.person_id and name in ${byHand} and received_at >= asked.first_at - ${besides}
          and happened_at between asked.first_at - ${besides} and asked.last_at + ${besides}
        order by happened_at desc limit ${maxHandsRead}
      ) hands
    ) seconds
  ), 0) as "handsPerSecond"
from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as asked (person_id, first_at, last_at)
order by 1`;

/** What facts tell of these people. */
export async function factActivityOf(db: Queryable, people: readonly string[]): Promise<Activity[]> {
  return people.length === 0 ? [] : db.query<Activity>(factActivitySql, [people]);
}

/** How fast the hands of these people were around what came in. */
export const handActivityOf = (db: Queryable, people: readonly Doer[]): Promise<Activity[]> =>
  db.query<Activity>(handActivitySql, [
    people.map(({ personId }) => personId),
    people.map(({ firstAt }) => firstAt),
    people.map(({ lastAt }) => lastAt),
  ]);

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
