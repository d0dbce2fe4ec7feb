-- From a quote to the running loan. Contract texts name the borrower, so they lie sealed; their hashes do not.

create table loan_quote (
  quote_id            text primary key,
  person_id           text not null references person (person_id),
  application_id      text not null references application (application_id),
  offer_id            text not null references offer (offer_id),
  amount_fen          bigint not null,
  total_repayment_fen bigint not null,
  terms               jsonb not null,
  cost_statement      text not null,
  cost_statement_hash text not null,
  contract_sealed     bytea not null,
  contract_hash       text not null,
  shown_at            timestamptz not null,
  valid_until         timestamptz not null
);
create index loan_quote_person on loan_quote (person_id, shown_at);

create table loan (
  loan_id             text primary key,
  person_id           text not null references person (person_id),
  application_id      text not null references application (application_id),
  offer_id            text not null references offer (offer_id),
  quote_id            text not null unique references loan_quote (quote_id),
  card_id             text not null references bank_card (card_id),
  contract_id         text not null unique,
  state               text not null,
  amount_fen          bigint not null,
  months              int not null,
  method              text not null,
  annual_rate_bps     int not null,
  limit_band          text not null,
  risk_band           text not null,
  touch_id            text,
  host                text not null,
  cost_read_ms        int not null,
  signed_at           timestamptz not null,
  requested_at        timestamptz not null,
  disbursed_at        timestamptz,
  settled_at          timestamptz,
  payout_attempts     int not null default 0,
  payout_problem      text,
  next_lender_call_at timestamptz,
  lender_calls        int not null default 0
);
-- One draw at a time for an application: the second device is shown the first one's loan.
create unique index loan_one_in_flight on loan (application_id) where state in ('requested', 'paying_out', 'payout_failed');
create index loan_person on loan (person_id, requested_at);
create index loan_lender_call on loan (next_lender_call_at) where state in ('requested', 'paying_out');

create table installment (
  loan_id            text not null references loan (loan_id),
  number             int not null,
  due_on             date not null,
  principal_fen      bigint not null,
  interest_fen       bigint not null,
  fee_fen            bigint not null,
  paid_principal_fen bigint not null default 0,
  paid_interest_fen  bigint not null default 0,
  paid_fee_fen       bigint not null default 0,
  -- Interest that an early settlement made unnecessary; it was planned and is no longer owed.
  waived_interest_fen bigint not null default 0,
  waived_fee_fen     bigint not null default 0,
  settled_at         timestamptz,
  overdue_band       text,
  primary key (loan_id, number)
);
create index installment_due on installment (due_on) where settled_at is null;
