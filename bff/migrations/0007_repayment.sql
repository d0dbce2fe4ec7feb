-- Money coming back: a payment is started, paid, posted in the lender's books; each step once.

create table repayment (
  repayment_id        text primary key,
  loan_id             text not null references loan (loan_id),
  person_id           text not null references person (person_id),
  kind                text not null check (kind in ('due', 'partial', 'early')),
  channel             text not null,
  amount_fen          bigint not null,
  state               text not null,
  quoted_on           date not null,
  host                text not null,
  host_parameters     jsonb,
  payment_reference   text,
  posting             jsonb,
  source              text,
  problem             text,
  initiated_at        timestamptz not null,
  paid_at             timestamptz,
  posted_at           timestamptz,
  next_call_at        timestamptz,
  calls               int not null default 0
);
-- One payment at a time for a loan: whoever taps second is shown the first one.
create unique index repayment_one_in_flight on repayment (loan_id) where state in ('initiated', 'paid', 'quarantined');
create index repayment_loan on repayment (loan_id, initiated_at);
create index repayment_call on repayment (next_call_at) where state in ('initiated', 'paid');

create table repayment_allocation (
  repayment_id  text not null references repayment (repayment_id),
  loan_id       text not null references loan (loan_id),
  number        int not null,
  principal_fen bigint not null,
  interest_fen  bigint not null,
  fee_fen       bigint not null,
  primary key (repayment_id, number)
);

-- What was paid beyond the debt and goes back to the person.
create table refund (
  repayment_id text primary key references repayment (repayment_id),
  amount_fen   bigint not null check (amount_fen > 0),
  recorded_at  timestamptz not null
);

create table settlement_letter (
  letter_id   text primary key,
  loan_id     text not null unique references loan (loan_id),
  person_id   text not null references person (person_id),
  number      text not null unique,
  verify_code text not null unique,
  body_sealed bytea not null,
  body_hash   text not null,
  issued_at   timestamptz not null,
  revoked_at  timestamptz
);
