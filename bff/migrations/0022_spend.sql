-- What clicks cost, as the platforms' reports say. A file is tried first and confirmed by the number of its trial; each
-- day of an account that it tells of becomes a new version, and the older ones stay readable. Money is in fen.

create table spend_run (
  run_id       text primary key,
  state        text not null check (state in ('tried', 'confirmed', 'undone')),
  file_name    text not null,
  file_hash    bytea not null,
  rows         int not null,
  spend_fen    bigint not null,
  -- The versions that stood when it was tried; it is confirmed only against the same.
  stood        jsonb not null,
  -- What the file calls its ads, until it is confirmed.
  names        jsonb not null,
  tried_by     text not null,
  tried_at     timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  undone_by    text,
  undone_at    timestamptz,
  undone_reason text
);
create index spend_run_tried on spend_run (tried_at) where state = 'tried';
create index spend_run_confirmed on spend_run (confirmed_at desc) where state <> 'tried';

-- One ad on one day; '' where the report does not go down so far.
create table spend_row (
  run_id      text not null references spend_run (run_id) on delete cascade,
  line        int not null,
  ad_platform text not null,
  account_id  text not null,
  day         date not null,
  plan_id     text not null,
  creative_id text not null,
  spend_fen   bigint not null check (spend_fen >= 0),
  impressions bigint check (impressions >= 0),
  clicks      bigint check (clicks >= 0),
  primary key (run_id, line)
);
create index spend_row_day on spend_row (ad_platform, account_id, day, run_id);

-- Which run tells of an account's day. The one that stands is the newest whose run was not undone.
create table spend_version (
  ad_platform text not null,
  account_id  text not null,
  day         date not null,
  version     int not null,
  run_id      text not null references spend_run (run_id),
  rows        int not null,
  spend_fen   bigint not null,
  stands      boolean not null,
  primary key (ad_platform, account_id, day, version)
);
create unique index spend_version_stands on spend_version (ad_platform, account_id, day) where stands;
create index spend_version_day on spend_version (day) where stands;
create index spend_version_run on spend_version (run_id);

-- What the reports call accounts, plans and creatives, and whose they are; the newest word counts.
create table spend_name (
  ad_platform text not null,
  kind        text not null check (kind in ('account', 'plan', 'creative')),
  id          text not null,
  name        text not null,
  account_id  text not null,
  plan_id     text not null,
  primary key (ad_platform, kind, id)
);
