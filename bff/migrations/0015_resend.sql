-- A decision on many rows at once: applied piece by piece, so that it outlives a restart and shows how far it is.

create table resend_job (
  job_id          text primary key,
  idempotency_key text not null,
  selection       jsonb not null,
  decision        text not null check (decision in ('send', 'take_as_accepted', 'take_as_rejected')),
  made_by         text not null,
  reason          text not null,
  -- Null when the selection was too large to be counted beforehand.
  total           int,
  looked_at       int not null default 0,
  -- How many rows met which end: {"send": 12, "consent": 3}.
  outcomes        jsonb not null default '{}',
  done            int not null default 0,
  -- The row that was looked at last; the next piece begins behind it.
  after_fact_id     text,
  after_delivery_id text,
  state           text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  problem         text,
  at              timestamptz not null,
  changed_at      timestamptz not null,
  unique (made_by, idempotency_key)
);
create index resend_job_running on resend_job (at) where state = 'running';
create index resend_job_latest on resend_job (at desc);

-- Entries lie in the order of their time, so a range of hours is a range of pages; next to no cost in writing.
create index ledger_entry_recorded on ledger_entry using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);
