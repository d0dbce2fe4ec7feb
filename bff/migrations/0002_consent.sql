-- What a person agreed to, declined or withdrew: append only, so that any day can be looked at again.

create table consent_record (
  consent_id       text primary key,
  person_id        text not null references person (person_id),
  purpose          text not null,
  decision         text not null check (decision in ('granted', 'declined', 'withdrawn')),
  document_version text not null,
  document_hash    text not null,
  session_id       text,
  host             text,
  recorded_at      timestamptz not null,
  position         bigint generated always as identity
);
create index consent_record_current on consent_record (person_id, purpose, position desc);

-- The exact characters that stood behind a hash, kept as long as anybody agreed to them.
create table consent_document (
  document_hash    text primary key,
  purpose          text not null,
  document_version text not null,
  body             text not null,
  first_used_at    timestamptz not null
);
