-- What the platforms say they counted, and the daily comparison of facts, ledger and platform. All of it is append
-- only: a restated report and a repeated comparison supersede the older one and leave it readable.

-- How an account's reports are read: column names, time zone, unit of money, names of events. Versions, newest wins.
create table reconciliation_setting (
  account_id text not null references account (account_id),
  version    int not null,
  settings   jsonb not null,
  made_by    text not null,
  made_at    timestamptz not null,
  primary key (account_id, version)
);

-- One report of one account about one day. A file about several days makes several of them.
create table receipt_import (
  import_id     bigint generated always as identity primary key,
  account_id    text not null references account (account_id),
  day           date not null,
  source        text not null check (source in ('report', 'stand_in')),
  file_name     text not null,
  file_hash     bytea not null,
  rows          int not null,
  made_by       text not null,
  made_at       timestamptz not null,
  superseded_by bigint references receipt_import (import_id)
);
create unique index receipt_import_current on receipt_import (account_id, day) where superseded_by is null;
create index receipt_import_file on receipt_import (file_hash, account_id);

-- What the platform counted: one conversion, or `count` of them that it does not tell apart. A click id is only
-- here as the keyed digest that `touch.click_lookup` holds as well.
create table receipt_row (
  import_id    bigint not null references receipt_import (import_id),
  line         int not null,
  account_id   text not null,
  event        text not null,
  day          date not null,
  external_id  text,
  click_digest bytea,
  event_at     timestamptz,
  amount_fen   bigint,
  grade        text check (grade in ('A', 'B', 'C')),
  count        int not null default 1 check (count >= 0),
  primary key (import_id, line)
);
create index receipt_row_external on receipt_row (account_id, external_id) where external_id is not null;

-- One comparison of one account and day; without an account, of the facts that belong to none.
create table reconciliation_run (
  run_id        bigint generated always as identity primary key,
  account_id    text references account (account_id),
  day           date not null,
  asked_by      text not null,
  made_at       timestamptz not null,
  -- The report that it compared with; null while there is none.
  import_id     bigint references receipt_import (import_id),
  -- The report was made after the day had ended, so that what it does not hold is missing.
  reported      boolean not null,
  facts         int not null,
  accepted      int not null,
  counted       int not null,
  -- Not at its end: in transit, or waiting for a report.
  open          int not null,
  unexplained   int not null,
  -- Differences that a person closed with a reason.
  closed        int not null,
  differences   int not null,
  superseded_by bigint references reconciliation_run (run_id)
);
create unique index reconciliation_run_current on reconciliation_run (coalesce(account_id, ''), day)
  where superseded_by is null;
create index reconciliation_run_red on reconciliation_run (account_id)
  where superseded_by is null and unexplained > 0;
create index reconciliation_run_day on reconciliation_run (day) where superseded_by is null;

-- `buckets`: name of the bucket -> how many, how much in fen, how many of them closed by hand.
create table reconciliation_line (
  run_id      bigint not null references reconciliation_run (run_id),
  position    int not null,
  ad_platform text,
  fact_name   text,
  event       text,
  grade       text,
  buckets     jsonb not null,
  primary key (run_id, position)
);

create table reconciliation_difference (
  run_id              bigint not null references reconciliation_run (run_id),
  position            int not null,
  -- What it is, the same in every run; a closing by hand points at it.
  key                 text not null,
  side                text not null check (side in ('fact', 'receipt')),
  bucket              text not null,
  cause               text,
  count               int not null,
  unexplained         int not null,
  closed              int not null,
  delivery_id         text,
  fact_id             text,
  person_id           text,
  fact_name           text,
  event               text,
  grade               text,
  happened_at         timestamptz,
  confirmed_at        timestamptz,
  platform_day        date,
  amount_fen          bigint,
  platform_amount_fen bigint,
  primary key (run_id, position)
);
create index reconciliation_difference_delivery on reconciliation_difference (delivery_id)
  where delivery_id is not null;

-- A difference that a person looked into and closed; it counts in every later run of the same day.
create table reconciliation_closing (
  closing_id bigint generated always as identity primary key,
  account_id text references account (account_id),
  day        date not null,
  key        text not null,
  count      int not null check (count > 0),
  cause      text not null check (cause in ('written_off', 'confirmed_by_platform', 'sent_by_another', 'test')),
  reason     text not null,
  closed_by  text not null,
  closed_at  timestamptz not null
);
create index reconciliation_closing_day on reconciliation_closing (day, coalesce(account_id, ''));
