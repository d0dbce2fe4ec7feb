-- Behaviour lies in a partition a day, so that its indexes stay as small as a day. An id counts once across all days,
-- for as long as a phone may send it again.

alter table behaviour_event rename to behaviour_event_before;

create table behaviour_event (
  event_id    text not null,
  person_id   text not null,
  device_id   text not null,
  session_id  text not null,
  visit_id    text,
  touch_id    text,
  host        text not null,
  name        text not null,
  version     int not null,
  page        text not null,
  sequence    bigint not null,
  -- As the phone's own clock said.
  occurred_at timestamptz not null,
  -- As far as the phone's clock could be set right; never later than it came.
  happened_at timestamptz not null,
  received_at timestamptz not null,
  skew_ms     bigint not null,
  app_version text not null,
  properties  jsonb not null,
  -- Rows in the order in which their transactions may be read without missing one that commits later.
  written_in  xid8 not null default pg_current_xact_id()
) partition by range (received_at);

-- The net: what comes on a day that has no partition. It is empty as long as days are made ahead.
create table behaviour_event_other partition of behaviour_event default;

-- Makes the partition of a day in Beijing and moves into it what the net caught. False when it is there already.
create function make_behaviour_day(day date) returns boolean language plpgsql as $$
declare
  partition text := 'behaviour_event_' || to_char(day, 'YYYYMMDD');
  opens timestamptz := day::timestamp at time zone 'Asia/Shanghai';
  closes timestamptz := (day + 1)::timestamp at time zone 'Asia/Shanghai';
begin
  if to_regclass(partition) is not null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('make_behaviour_day'));
  -- Asked of the table itself: who waited for the lock may still remember that there was none.
  if exists (select from pg_inherits join pg_class on pg_class.oid = inhrelid
             where inhparent = 'behaviour_event'::regclass and relname = partition) then
    return false;
  end if;
  -- Attached rather than made in place, which would hold up everything that is being written.
  execute format('create table %I (like behaviour_event including defaults including indexes)', partition);
  lock table behaviour_event_other in access exclusive mode;
  execute format(
    'with caught as (delete from behaviour_event_other where received_at >= %L and received_at < %L returning *)
     insert into %I select * from caught', opens, closes, partition);
  execute format('alter table behaviour_event attach partition %I for values from (%L) to (%L)', partition, opens, closes);
  return true;
end $$;

select make_behaviour_day(day)
from (select distinct (received_at at time zone 'Asia/Shanghai')::date as day from behaviour_event_before) as days;

-- The rule of estimate-time.rules.ts: half a minute is the network, more is a clock that goes wrong.
insert into behaviour_event (event_id, person_id, device_id, session_id, touch_id, host, name, version, page, sequence,
                             occurred_at, happened_at, received_at, skew_ms, app_version, properties)
select event_id, person_id, device_id, session_id, touch_id, host, name, version, page, sequence, occurred_at,
       case when corrected between received_at - interval '30 days' and received_at then corrected else received_at end,
       received_at, skew_ms, app_version, properties
from (select *, case when abs(skew_ms) <= 30000 then occurred_at
                     -- Beyond some hundred years it is no clock, and no timestamp could hold the sum.
                     when abs(skew_ms) > 4000000000000 then received_at
                     else occurred_at + skew_ms * interval '1 millisecond' end as corrected
      from behaviour_event_before) as before;

-- The 128 bits of the ids that came within the days in which they may come again. Ids sort by their time, so the
-- newest lie together.
create table behaviour_seen (
  event_key   uuid primary key,
  received_at timestamptz not null
);
create index behaviour_seen_received on behaviour_seen using brin (received_at) with (pages_per_range = 16);

insert into behaviour_seen (event_key, received_at)
select (lpad(to_hex(substr(bits, 3, 64)::bit(64)::bigint), 16, '0')
     || lpad(to_hex(substr(bits, 67)::bit(64)::bigint), 16, '0'))::uuid, received_at
from behaviour_event_before
cross join lateral (
  select string_agg((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', substr(event_id, 4 + place, 1)) - 1)::bit(5)::text, ''
                    order by place) as bits
  from generate_series(1, 26) as place
) as id
where event_id ~ '^bhv_[0-9A-HJKMNP-TV-Z]{26}$'
on conflict do nothing;

drop table behaviour_event_before;
create index behaviour_event_person on behaviour_event (person_id, happened_at);
create index behaviour_event_written on behaviour_event (written_in);

-- What the catalogue did not take, sealed under the person's key: held for some days, until its schema is approved
-- or it is thrown away.
create table quarantined_behaviour (
  quarantine_id bigint generated always as identity primary key,
  person_id     text not null references person (person_id),
  -- Of the row as it came: the same one sent twice is held once.
  row_hash      bytea not null,
  reason        text not null,
  -- Where in the row the rule was broken, as a JSON pointer.
  path          text not null,
  event_name    text,
  app_version   text not null,
  device_id     text not null,
  session_id    text not null,
  touch_id      text,
  host          text not null,
  skew_ms       bigint not null,
  payload_sealed bytea not null,
  received_at   timestamptz not null,
  expires_at    timestamptz not null,
  unique (person_id, row_hash)
);
create index quarantined_behaviour_group on quarantined_behaviour (reason, event_name, app_version, quarantine_id);
create index quarantined_behaviour_expiry on quarantined_behaviour (expires_at);

drop table rejected_behaviour;
