-- Who is there. A person exists from the first opening of the app; `registered_at` is set when a phone
-- number was proven. Personal values are sealed under the person's own key; columns named *_lookup hold keyed hashes.

create table person (
  person_id     text primary key,
  created_at    timestamptz not null,
  registered_at timestamptz,
  merged_into   text references person (person_id)
);

create table person_key (
  person_id   text primary key references person (person_id),
  wrapped_key bytea not null
);

create table phone (
  phone_lookup bytea primary key,
  person_id    text not null references person (person_id),
  phone_sealed bytea not null,
  verified_at  timestamptz not null
);
create index phone_person on phone (person_id);

create table host_account (
  host            text not null,
  app_id          text not null,
  open_id_lookup  bytea not null,
  person_id       text not null references person (person_id),
  open_id_sealed  bytea not null,
  union_id_lookup bytea,
  first_seen_at   timestamptz not null,
  primary key (host, app_id, open_id_lookup)
);
create index host_account_person on host_account (person_id);

create table identity_document (
  person_id          text primary key references person (person_id),
  name_sealed        bytea not null,
  number_sealed      bytea not null,
  number_lookup      bytea not null,
  valid_until_sealed bytea not null,
  recorded_at        timestamptz not null,
  proven_at          timestamptz
);
-- One document belongs to one person as soon as a face has proven it.
create unique index identity_document_proven on identity_document (number_lookup) where proven_at is not null;

create table person_merge (
  merge_id       text primary key,
  from_person_id text not null references person (person_id),
  into_person_id text not null references person (person_id),
  link_rule      text not null,
  evidence       text[] not null,
  merged_at      timestamptz not null,
  undone_at      timestamptz
);

create table session (
  session_id   text primary key,
  token_hash   bytea not null unique,
  person_id    text not null references person (person_id),
  device_id    text not null,
  host         text not null,
  touch_id     text,
  signed_in    boolean not null default false,
  opened_at    timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz
);
create index session_person on session (person_id);
create index session_device on session (device_id);

create table sms_challenge (
  challenge_id   text primary key,
  phone_lookup   bytea not null,
  device_id      text not null,
  address_lookup bytea not null,
  code_hash      bytea not null,
  sent_at        timestamptz not null,
  expires_at     timestamptz not null,
  wrong_tries    int not null default 0,
  used_at        timestamptz
);
create index sms_challenge_phone on sms_challenge (phone_lookup, sent_at);
create index sms_challenge_device on sms_challenge (device_id, sent_at);
create index sms_challenge_address on sms_challenge (address_lookup, sent_at);

-- The first answer to an intent, for every repetition of it.
create table intent (
  owner      text not null,
  operation  text not null,
  key        text not null,
  input_hash bytea not null,
  answer     jsonb,
  made_at    timestamptz not null,
  primary key (owner, operation, key)
);
