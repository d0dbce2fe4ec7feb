-- A decision on many rows at once: applied piece by piece, so that it outlives a restart and shows how far it is.

create table resend_job (
  job_id            text primary key,
  selection         jsonb not null,
  made_by           text not null,
  reason            text not null,
  -- Null when the selection was too large to be counted beforehand.
  total             int,
  -- Rows that were judged, and those of them that were changed; how many met which end: {"send": 12, "consent": 3}.
  judged            int not null default 0,
  done              int not null default 0,
  outcomes          jsonb not null default '{}',
  -- The row that was looked at last; the next piece begins behind it.
  after_fact_id     text,
  after_delivery_id text,
  state             text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  failures          int not null default 0,
  at                timestamptz not null,
  changed_at        timestamptz not null
);
create index resend_job_running on resend_job (changed_at) where state = 'running';
create index resend_job_latest on resend_job (at desc);

-- What a person has to decide, and what stands behind it: few rows, found at once among all that wait.
create index ledger_queue_held on ledger_queue (account_id) where waits_for in ('parked', 'decision');

-- Entries lie in the order of their time, so a range of hours is a range of pages; next to no cost in writing.
create index ledger_entry_recorded on ledger_entry using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);
