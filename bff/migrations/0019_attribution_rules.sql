-- Which arrival a registration is credited to, as data: versions of a rule for every ad account, every platform, or all.

create table attribution_rule (
  rule_id            int generated always as identity primary key,
  -- '' for every platform, and for every account of the platform.
  ad_platform        text not null,
  account_id         text not null check (ad_platform <> '' or account_id = ''),
  version            int not null,
  -- What is written beside a credit that this rule gave.
  label              text not null unique,
  click_window_hours int not null check (click_window_hours between 1 and 2160),
  deep_window_hours  int not null check (deep_window_hours between 1 and 8760),
  -- Whether a click counts whose id somebody brought before, and an ad's arrival whose click cannot be named.
  repeated_clicks    boolean not null,
  unnamed_clicks     boolean not null,
  made_by            text not null,
  made_at            timestamptz not null,
  -- Null while it is only thought of: runs may try it, registrations do not see it.
  in_force_from      timestamptz,
  put_in_force_by    text,
  reason             text not null,
  unique (ad_platform, account_id, version)
);

insert into attribution_rule
  (ad_platform, account_id, version, label, click_window_hours, deep_window_hours, repeated_clicks, unnamed_clicks,
   made_by, made_at, in_force_from, put_in_force_by, reason)
values ('', '', 1, 'last-paid-click-30d@1', 720, 2160, false, false, 'loudou', '2026-01-01Z', '2000-01-01Z', 'loudou',
   'the rule that Loudou starts with');

-- Until when deep events follow the credited arrival, by the rule that gave the credit. Null: given before rules were kept.
alter table registration_credit add column deep_until timestamptz;

-- What other rules would have credited. The credit itself stays: what was sent was sent by it.
create table attribution_run (
  run_id         int generated always as identity primary key,
  -- The whole set of rules that is tried, as it was at the start.
  rules          jsonb not null,
  reason         text not null,
  started_by     text not null,
  started_at     timestamptz not null,
  state          text not null check (state in ('running', 'finished', 'stopped')),
  people_total   int not null,
  people_done    int not null default 0,
  people_moved   int not null default 0,
  last_person_id text not null default '',
  finished_at    timestamptz
);
create index attribution_run_running on attribution_run (run_id) where state = 'running';

create table attribution_run_credit (
  run_id          int not null references attribution_run (run_id) on delete cascade,
  person_id       text not null,
  registered_at   timestamptz not null,
  frozen_touch_id text,
  frozen_rule     text not null,
  touch_id        text,
  rule            text not null,
  moved           boolean not null,
  primary key (run_id, person_id)
);
create index attribution_run_credit_moved on attribution_run_credit (run_id, person_id) where moved;
