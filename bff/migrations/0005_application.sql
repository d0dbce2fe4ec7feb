-- From the first step of an application to the lender's decision and offers.

create table application (
  application_id       text primary key,
  person_id            text not null references person (person_id),
  state                text not null,
  product_code         text not null,
  lender_code          text not null,
  requested_amount_fen bigint not null,
  requested_months     int not null,
  touch_id             text,
  host                 text not null,
  started_at           timestamptz not null,
  last_active_at       timestamptz not null,
  submitted_at         timestamptz,
  promised_at          timestamptz,
  decided_at           timestamptz,
  decision             jsonb,
  next_lender_call_at  timestamptz,
  lender_calls         int not null default 0
);
-- One application at a time: two devices, two ads and a double tap all meet the same one.
create unique index application_one_open on application (person_id) where state in ('draft', 'submitted', 'pending', 'needs_review');
create index application_person on application (person_id, started_at);
create index application_lender_call on application (next_lender_call_at) where state in ('submitted', 'pending', 'needs_review');

create table application_step (
  application_id text not null references application (application_id),
  step           text not null,
  step_version   int not null,
  completed_at   timestamptz not null,
  details        jsonb not null default '{}',
  primary key (application_id, step)
);

create table face_check (
  face_check_id  text primary key,
  application_id text not null references application (application_id),
  person_id      text not null references person (person_id),
  vendor         text not null,
  reference      text not null,
  ticket_sealed  bytea not null,
  state          text not null default 'started' check (state in ('started', 'passed', 'failed')),
  started_at     timestamptz not null,
  finished_at    timestamptz
);
create index face_check_application on face_check (application_id, started_at);

create table bank_card (
  card_id               text primary key,
  person_id             text not null references person (person_id),
  number_sealed         bytea not null,
  number_lookup         bytea not null,
  reserved_phone_sealed bytea not null,
  tail_sealed           bytea not null,
  bank_code             text,
  bank_name             text,
  state                 text not null check (state in ('binding', 'bound', 'removed')),
  attempts              int not null default 0,
  started_at            timestamptz not null,
  bound_at              timestamptz
);
create index bank_card_person on bank_card (person_id, started_at);

create table offer (
  offer_id        text primary key,
  application_id  text not null references application (application_id),
  person_id       text not null references person (person_id),
  offer_reference text not null,
  rank            int not null,
  months          int not null,
  method          text not null,
  annual_rate_bps int not null,
  min_amount_fen  bigint not null,
  max_amount_fen  bigint not null,
  upfront_fee_fen bigint not null,
  monthly_fee_fen bigint not null,
  valid_until     timestamptz not null,
  accepted_at     timestamptz
);
create index offer_application on offer (application_id, rank);
