-- Facts and their way to the sinks. A fact is written with the state it tells of, in one transaction.

create table fact_sequence (
  person_id     text primary key,
  last_sequence bigint not null
);

create table fact (
  fact_id         text primary key,
  person_id       text not null,
  person_sequence bigint not null,
  name            text not null,
  schema_version  int not null,
  once_key        text not null unique,
  occurred_at     timestamptz not null,
  touch_id        text,
  host            text,
  trace_id        text,
  data            jsonb not null,
  recorded_at     timestamptz not null,
  unique (person_id, person_sequence)
);
create index fact_name on fact (name, occurred_at);
create index fact_recorded on fact (recorded_at);

create table sink (
  name    text primary key,
  enabled boolean not null
);
insert into sink (name, enabled) values ('marketing_core', true);

create table delivery (
  sink            text not null references sink (name),
  fact_id         text not null references fact (fact_id),
  person_id       text not null,
  person_sequence bigint not null,
  lane            smallint not null,
  state           text not null default 'queued' check (state in ('queued', 'delivered', 'parked', 'suppressed')),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  cause           text,
  finished_at     timestamptz,
  primary key (sink, fact_id)
);
create index delivery_waiting on delivery (sink, lane, person_id, person_sequence) where state in ('queued', 'parked');
create index delivery_finished on delivery (sink, finished_at);

create table delivery_attempt (
  attempt_id  bigint generated always as identity primary key,
  sink        text not null,
  fact_ids    text[] not null,
  started_at  timestamptz not null,
  duration_ms int not null,
  result      text not null,
  http_status int,
  cause       text
);
create index delivery_attempt_started on delivery_attempt (started_at);
