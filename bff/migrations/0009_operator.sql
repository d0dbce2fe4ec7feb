-- The people at the console and what they did.

create table operator (
  operator_id   text primary key,
  sign_in_name  text not null unique,
  display_name  text not null,
  role          text not null check (role in ('admin', 'analyst')),
  password_hash text not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz
);

create table operator_session (
  token_hash  bytea primary key,
  operator_id text not null references operator (operator_id),
  opened_at   timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);

create table sign_in_attempt (
  attempt_id    bigint generated always as identity primary key,
  sign_in_name  text not null,
  address_lookup bytea not null,
  succeeded     boolean not null,
  attempted_at  timestamptz not null
);
create index sign_in_attempt_recent on sign_in_attempt (sign_in_name, attempted_at);

create table audit_entry (
  entry_id    bigint generated always as identity primary key,
  operator_id text not null,
  action      text not null,
  subject     text,
  reason      text,
  happened_at timestamptz not null
);
