-- The ledger: what is owed to whom, what was sent, when, why, under which version of which rule.

-- A receiver that facts go to: one of the marketing core, or one ad account. What it was set up with is kept as
-- versions; the active one is pointed at, so that going back is another pointer and never an edit.
create table account (
  account_id          text primary key,
  sink                text not null,
  label               text not null,
  platform_account_id text not null,
  -- Who sends for this account. Never both: a row is only ever made while the owner is loudou.
  owner               text not null default 'loudou' check (owner in ('loudou', 'core')),
  status              text not null default 'draft' check (status in ('draft', 'running', 'paused', 'closed')),
  active_version      int,
  secrets_sealed      bytea,
  created_at          timestamptz not null,
  unique (sink, platform_account_id)
);

create table account_version (
  account_id text not null references account (account_id),
  version    int not null,
  setup      jsonb not null,
  made_by    text not null,
  made_at    timestamptz not null,
  reason     text,
  primary key (account_id, version)
);

-- How a receiver fares, shared by every worker: the breaker, and the allowance of its rate limit.
create table account_health (
  account_id    text primary key references account (account_id),
  breaker       text not null default 'closed' check (breaker in ('closed', 'open', 'half_open')),
  failures      int not null default 0,
  cause         text,
  changed_at    timestamptz not null,
  retry_at      timestamptz,
  allowance     double precision not null default 0,
  allowance_at  timestamptz
);

-- Facts that nobody has looked at yet: written with the fact, taken away with the rows that it led to.
-- Both come by one statement and no fact is ever removed, so a check of the reference would only make it slower.
create table outbox (
  fact_id         text primary key,
  person_id       text not null,
  person_sequence bigint not null,
  lane            smallint not null
);
create index outbox_lane on outbox (lane, person_id, person_sequence);

-- The ledger's rows: one for each fact, account, event and revision. `delivery_id` is made from these four, so a
-- second planning of the same fact makes the same row. The chain check covers every column.
create table ledger_row (
  delivery_id        text primary key,
  account_id         text not null references account (account_id),
  sink               text not null,
  lane               smallint not null,
  fact_id            text not null references fact (fact_id),
  fact_name          text not null,
  person_id          text not null,
  person_sequence    bigint not null,
  event              text not null,
  revision           smallint not null,
  external_id        text not null,
  touch_id           text,
  account_version    int not null,
  grade              text check (grade in ('A', 'B', 'C')),
  grading_version    int,
  expected_value_fen bigint,
  occurred_at        timestamptz not null,
  expires_at         timestamptz,
  state              text not null check (state in ('queued', 'accepted', 'rejected', 'unknown', 'suppressed', 'expired', 'parked')),
  cause              text,
  attempts           int not null,
  changed_at         timestamptz not null
-- Room in each page, and no index on what changes: a row is told of its end without touching an index.
) with (fillfactor = 80);
create index ledger_row_fact on ledger_row (fact_id);
create index ledger_row_person on ledger_row (person_id, person_sequence);
create index ledger_row_latest on ledger_row (account_id, fact_id desc);
create index ledger_row_touch on ledger_row (touch_id) where touch_id is not null;

-- The working set: rows that are not at their end. Who holds a claim is sending; the ledger's row itself changes
-- only together with an entry of the chain.
create table ledger_queue (
  delivery_id     text primary key references ledger_row (delivery_id),
  account_id      text not null,
  lane            smallint not null,
  person_id       text not null,
  person_sequence bigint not null,
  due_at          timestamptz not null,
  waits_for       text check (waits_for in ('consent', 'parked', 'decision')),
  claim_epoch     bigint,
  claimed_by      text,
  claimed_at      timestamptz
-- A claim comes and goes with every row: it stands in no index, so that taking one touches none.
) with (fillfactor = 80);
create index ledger_queue_ready on ledger_queue (account_id, lane, due_at, delivery_id) where waits_for is null;
create index ledger_queue_person on ledger_queue (account_id, person_id, person_sequence, delivery_id);

-- Every change of a row, append only, each hashed with the one before it in the same chain.
create table ledger_entry (
  account_id    text not null,
  lane          smallint not null,
  sequence      bigint not null,
  delivery_id   text not null,
  attempt       int not null,
  from_state    text,
  to_state      text not null,
  cause         text,
  actor         text not null,
  started_at    timestamptz,
  recorded_at   timestamptz not null,
  http_status   int,
  duration_ms   int,
  request       text,
  response      text,
  details       text,
  previous_hash bytea not null,
  hash          bytea not null,
  primary key (account_id, lane, sequence)
);
create index ledger_entry_delivery on ledger_entry (delivery_id, sequence);

create table ledger_chain (
  account_id    text not null,
  lane          smallint not null,
  last_sequence bigint not null,
  last_hash     bytea not null,
  primary key (account_id, lane)
);

-- Who works a lane. The epoch rises with every change of owner, and nothing is claimed or finished under an
-- epoch that is not the lane's: a worker that slept through its lease can send nothing.
create table lane_lease (
  lane       smallint primary key,
  owner      text,
  -- The owner's session lock: when its connection is gone, nobody has to wait for the lease to run out.
  presence   int,
  epoch      bigint not null default 0,
  expires_at timestamptz not null default '-infinity'
);
insert into lane_lease (lane) select generate_series(0, 15);

create table worker_presence (
  worker     text primary key,
  presence   int,
  expires_at timestamptz not null
);

-- Facts that a mapping could have told of and that led to no row for any ad account, with the reason.
create table untold_fact (
  fact_id    text primary key references fact (fact_id),
  fact_name  text not null,
  ad_platform text,
  account_id text,
  cause      text not null,
  decided_at timestamptz not null
);
create index untold_fact_decided on untold_fact (decided_at);

-- What an agreement named when it was given: whoever is not named, and what is not named, is not told.
alter table consent_record
  add column recipients text[],
  add column fields text[];

-- The receiver that was there before there were accounts.
insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
values ('marketing_core', 'marketing_core', '营销核心', 'default', 'running', 1, now());
insert into account_version (account_id, version, setup, made_by, made_at)
values ('marketing_core', 1, '{}', 'migration', now());
insert into account_health (account_id, changed_at) values ('marketing_core', now());

-- What was on its way is planned anew under the same ids; what came to its end stays readable beside the ledger.
insert into outbox (fact_id, person_id, person_sequence, lane)
select fact_id, person_id, person_sequence, hashtext(person_id) & 15 from delivery
where sink = 'marketing_core' and state in ('queued', 'parked');
alter table delivery rename to delivery_before_ledger;
alter table delivery_attempt rename to delivery_attempt_before_ledger;
alter table delivery_before_ledger drop constraint delivery_sink_fkey;
drop index delivery_waiting, delivery_finished, delivery_ready, delivery_parked, delivery_person, delivery_latest;
drop table sink;
