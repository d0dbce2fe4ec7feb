-- How far each person has come, and how many have come how far: worked out from touches, facts, merges, credits and
-- marks, kept up to date behind them, and built anew from them at any time. Never a source of truth.

-- Facts in the order in which their transactions may be read without missing one that commits later.
alter table fact add column written_in xid8 not null default pg_current_xact_id();
create index fact_written on fact (written_in);

-- People of whom something changed that is no fact; whoever works the table out takes them away.
create table journey_dirty (
  person_id  text not null,
  written_in xid8 not null default pg_current_xact_id()
);

-- Where people come from, one row for each combination that was seen. '' stands for what the link did not say.
create table source (
  source_id    int generated always as identity primary key,
  host         text not null,
  entry_kind   text not null,
  ad_platform  text not null,
  account_id   text not null,
  plan_id      text not null,
  creative_id  text not null,
  partner      text not null,
  creator      text not null,
  live_room    text not null,
  keyword      text not null,
  first_seen_at timestamptz not null,
  unique (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword)
);

-- One row a person, by the root of their merges; a moment for each step of the funnel that was reached.
create table journey_person (
  root_id      text primary key,
  arrived_at   timestamptz not null,
  -- The day in Beijing.
  arrived_on   date not null,
  source_id    int not null references source (source_id),
  -- '' for a customer, otherwise what they are instead.
  mark         text not null,
  consented_at timestamptz,
  registered_at timestamptz,
  started_at   timestamptz,
  submitted_at timestamptz,
  credited_at  timestamptz,
  drawn_at     timestamptz,
  repaid_at    timestamptz,
  settled_at   timestamptz,
  -- Steps reached without a gap, the arrival counted.
  depth        smallint not null,
  grade        text,
  last_seen_at timestamptz not null
);
create index journey_person_arrived on journey_person (arrived_on, source_id);
create index journey_person_depth on journey_person (depth, credited_at, registered_at);

-- People by day of arrival, source and mark: how many reached each step, and how many were graded how.
create table journey_cell (
  arrived_on date not null,
  source_id  int not null references source (source_id),
  mark       text not null,
  people     int[] not null,
  grade_a    int not null default 0,
  grade_b    int not null default 0,
  grade_c    int not null default 0,
  primary key (arrived_on, source_id, mark)
);

-- Up to which transaction facts were taken in. One row a projection.
create table projection_cursor (
  projection text primary key,
  written_in xid8 not null,
  updated_at timestamptz not null
);
