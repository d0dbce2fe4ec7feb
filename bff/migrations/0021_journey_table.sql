-- How far each person has come, and how many have come how far: worked out from touches, facts, merges, credits,
-- grades and marks, kept up to date behind them, and built anew from them at any time. Never a source of truth.

-- Facts in the order in which their transactions may be read without missing one that commits later.
alter table fact add column written_in xid8 not null default pg_current_xact_id();
create index fact_written on fact (written_in, fact_id);
-- The newest facts are found by it as well; each index is paid for with every fact.
drop index fact_recorded;

-- The facts that are steps of the funnel, so that a person's first and last moment of each are found without
-- reading whatever else their life holds.
create index fact_step on fact (person_id, name, occurred_at)
where name in ('user_registered', 'application_started', 'application_submitted', 'credit_approved',
               'loan_disbursed', 'repayment_succeeded', 'loan_settled')
   or (name = 'consent_granted' and data ->> 'purpose' = 'application_processing');
create index touch_paid on touch (person_id, arrived_at) where paid_click and ad_platform is not null;
create index touch_test on touch (person_id) where entry_kind = 'test';

-- People of whom something changed that is no fact; whoever works the table out takes them away.
create table journey_dirty (
  person_id  text not null,
  written_in xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null default clock_timestamp()
)
-- A queue: what was taken must not be stepped over for long.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create function person_changed() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into journey_dirty (person_id) values (new.person_id);
  end if;
  if tg_op = 'DELETE' then
    insert into journey_dirty (person_id) values (old.person_id);
  end if;
  return null;
end $$;
create trigger journey_touch after insert or update or delete on touch
for each row execute function person_changed();
create trigger journey_credit after insert or update or delete on registration_credit
for each row execute function person_changed();
create trigger journey_mark after insert or update or delete on traffic_mark
for each row execute function person_changed();

-- Whom a person was part of before is counted anew without them, whom they became part of is with them.
create function family_changed() returns trigger language plpgsql as $$
begin
  insert into journey_dirty (person_id) values (new.person_id);
  if tg_op = 'UPDATE' and old.merged_into is not null then
    insert into journey_dirty (person_id) values (old.merged_into);
  end if;
  return null;
end $$;
create trigger journey_merge after update of merged_into on person
for each row when (old.merged_into is distinct from new.merged_into) execute function family_changed();
create trigger journey_merged_at_once after insert on person
for each row when (new.merged_into is not null) execute function family_changed();

create function grade_changed() returns trigger language plpgsql as $$
begin
  insert into journey_dirty (person_id) select fact.person_id from fact where fact.fact_id = new.fact_id;
  return null;
end $$;
create trigger journey_grade after insert on grade_record
for each row when (new.fact_name in ('credit_approved', 'loan_disbursed')) execute function grade_changed();

-- Where people come from, one row for each combination that was seen. '' stands for what the link did not say,
-- 'other' for what it said after a day had brought too many new ones.
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
  -- The day, in Beijing, of the first arrival that brought it.
  first_seen_on date not null,
  unique (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword)
);
create index source_first_seen on source (first_seen_on);

-- One row a person, by the root of their merges; a moment for each step of the funnel that was reached.
create table journey_person (
  root_id      text primary key,
  arrived_at   timestamptz not null,
  -- The day in Beijing.
  arrived_on   date not null,
  source_id    int not null,
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
  -- As it was last given to the newest of their credits and loans that was graded.
  grade        text,
  -- The newest arrival or step.
  last_seen_at timestamptz not null
);
create index journey_person_arrived on journey_person (arrived_at, root_id);
create index journey_person_depth on journey_person (depth, arrived_at, root_id);

-- People by day of arrival, source and mark: how many reached each step without a gap, and how many of those who
-- reached the credit were graded how.
create table journey_cell (
  arrived_on date not null,
  source_id  int not null,
  mark       text not null,
  people     int[] not null,
  grade_a    int not null default 0,
  grade_b    int not null default 0,
  grade_c    int not null default 0,
  -- The same one by one: summed in two thirds of the time that parts of a list take.
  arrived    int not null generated always as (coalesce(people[1], 0)) stored,
  consented  int not null generated always as (coalesce(people[2], 0)) stored,
  registered int not null generated always as (coalesce(people[3], 0)) stored,
  started    int not null generated always as (coalesce(people[4], 0)) stored,
  submitted  int not null generated always as (coalesce(people[5], 0)) stored,
  credited   int not null generated always as (coalesce(people[6], 0)) stored,
  drawn      int not null generated always as (coalesce(people[7], 0)) stored,
  repaid     int not null generated always as (coalesce(people[8], 0)) stored,
  settled    int not null generated always as (coalesce(people[9], 0)) stored,
  primary key (arrived_on, source_id, mark)
);

-- Up to which fact was taken in, by its transaction and within one by its id. One row a projection.
create table projection_cursor (
  projection text primary key,
  written_in xid8 not null,
  fact_id    text not null default '',
  -- Set where facts of a restored dump bear numbers of transactions that this server has not reached: the highest.
  restored_up_to xid8,
  updated_at timestamptz not null
);

-- A table being built beside the one that answers: where it began to read, and how far it is. At most one row a projection.
create table projection_rebuild (
  projection    text primary key,
  written_in    xid8,
  after_id      text not null default '',
  people        bigint not null default 0,
  requested_at  timestamptz not null,
  requested_by  text not null
);
