-- What phones report. Behaviour may be late and doubled; the event id makes it count once.

create table behaviour_event (
  event_id    text primary key,
  person_id   text not null,
  device_id   text not null,
  session_id  text not null,
  touch_id    text,
  host        text not null,
  name        text not null,
  version     int not null,
  page        text not null,
  sequence    bigint not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  skew_ms     bigint not null,
  app_version text not null,
  properties  jsonb not null
);
create index behaviour_event_person on behaviour_event (person_id, occurred_at);
create index behaviour_event_received on behaviour_event (received_at);

-- Rows that broke the catalogue's rules, kept to be looked at; without the values that broke them.
create table rejected_behaviour (
  rejected_id bigint generated always as identity primary key,
  session_id  text not null,
  reason      text not null,
  event_name  text,
  received_at timestamptz not null
);
