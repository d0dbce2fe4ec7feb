-- Setting up an account in the console: what is being worked on, and what the platform said when asked.

-- A set-up that is not in force yet. It may be incomplete; each save raises the revision, so that two people at
-- the same draft notice each other.
create table account_draft (
  account_id text primary key references account (account_id),
  setup      jsonb not null,
  step       text not null,
  revision   int not null,
  saved_by   text not null,
  saved_at   timestamptz not null
);

-- The platform's last answer to whether it knows us; `fingerprint` says for which settings and secrets.
create table account_probe (
  account_id  text primary key references account (account_id),
  fingerprint text not null,
  ok          boolean not null,
  cause       text,
  asked_at    timestamptz not null
);

alter table account
  add column secrets_set_at timestamptz,
  add column secrets_set_by text,
  -- Attempts before this moment say nothing of the set-up that is in force now.
  add column resumed_at timestamptz;
