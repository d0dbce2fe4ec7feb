-- Every arrival, with its raw parameters: append only.

create table touch (
  touch_id     text primary key,
  person_id    text not null references person (person_id),
  device_id    text not null,
  host         text not null,
  entry_kind   text not null,
  entry_mode   text not null,
  ad_platform  text,
  click_id     text,
  click_lookup bytea,
  ids          jsonb not null,
  scene        text,
  path         text,
  raw          jsonb not null,
  -- A click id that somebody else brought first, a shared link for example, is not a new paid click.
  paid_click   boolean not null,
  once_key     text not null unique,
  arrived_at   timestamptz not null
);
create index touch_person on touch (person_id, arrived_at);
create index touch_click on touch (click_lookup) where click_lookup is not null;
create index touch_arrived on touch (arrived_at);

-- The touch that a registration belongs to, with the version of the rule that chose it.
create table registration_credit (
  person_id    text primary key references person (person_id),
  touch_id     text references touch (touch_id),
  rule_version text not null,
  credited_at  timestamptz not null
);
