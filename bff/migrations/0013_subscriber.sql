-- Whoever fetches facts or has them pushed beside the first receiver: who they are, which keys open their doors,
-- what lies ready for them, how far they have read, and what they asked for.

-- A subscriber always has a feed to fetch from; pushing to an endpoint is an account of its own beside it.
create table core_subscriber (
  subscriber_id   text primary key,
  name            text not null,
  purpose         text not null,
  endpoint_url    text,
  fact_names      text[] not null,
  feed_account_id text not null unique references account (account_id),
  push_account_id text unique references account (account_id),
  status          text not null default 'draft' check (status in ('draft', 'running', 'closed')),
  -- Why the last verification failed.
  cause           text,
  -- For whoever only fetches: what has to be signed to prove that the secret arrived.
  challenge       text,
  challenge_until timestamptz,
  acked_position  bigint not null default 0,
  acked_at        timestamptz,
  -- When a secret that the push account signs with ends; null while none of them does.
  sealed_until    timestamptz,
  made_by         text not null,
  made_at         timestamptz not null,
  verified_at     timestamptz,
  closed_at       timestamptz
);
create unique index core_subscriber_name on core_subscriber (name) where status <> 'closed';
create index core_subscriber_sealed on core_subscriber (sealed_until) where sealed_until is not null;

-- A bearer key and a signing secret come and go together. Only the key that is not ending is current.
create table core_subscriber_key (
  key_id        text primary key,
  subscriber_id text not null references core_subscriber (subscriber_id),
  api_key_hash  bytea not null,
  secret_sealed bytea not null,
  made_at       timestamptz not null,
  ends_at       timestamptz
);
create unique index core_subscriber_key_current on core_subscriber_key (subscriber_id) where ends_at is null;
create index core_subscriber_key_ending on core_subscriber_key (subscriber_id, ends_at);

-- The head is locked while a feed grows, so that positions become visible in their order and without a gap.
create table core_feed_head (
  account_id    text primary key references account (account_id),
  last_position bigint not null default 0
);

create table core_feed (
  account_id  text not null references core_feed_head (account_id),
  position    bigint not null,
  fact_id     text not null references fact (fact_id),
  fact_name   text not null,
  person_id   text not null,
  occurred_at timestamptz not null,
  event       text not null,
  appended_at timestamptz not null,
  primary key (account_id, position),
  unique (account_id, fact_id)
);
create index core_feed_person on core_feed (account_id, person_id, position);
create index core_feed_occurred on core_feed (account_id, occurred_at, position);

-- When a door is free again for a subscriber, shared by every process.
create table core_meter (
  subscriber_id text not null references core_subscriber (subscriber_id),
  door          text not null,
  free_at       timestamptz not null,
  primary key (subscriber_id, door)
);

-- Ids of signed messages: each opens the door once.
create table core_message (
  subscriber_id text not null references core_subscriber (subscriber_id),
  message_id    text not null,
  seen_at       timestamptz not null,
  primary key (subscriber_id, message_id)
);
create index core_message_seen on core_message (seen_at);

-- A wish to be pushed a range again; worked off in bounded pieces, in the order of each person.
create table core_replay (
  replay_id      text primary key,
  subscriber_id  text not null references core_subscriber (subscriber_id),
  account_id     text not null references account (account_id),
  range          jsonb not null,
  state          text not null default 'waiting' check (state in ('waiting', 'working', 'done')),
  total          bigint,
  queued         bigint not null default 0,
  last_person_id text,
  last_sequence  bigint,
  last_delivery  text,
  asked_at       timestamptz not null,
  finished_at    timestamptz
);
create unique index core_replay_open on core_replay (subscriber_id) where state <> 'done';

-- What a core told us to do and what came of it, kept so that the same id always gets the same answer.
create table core_command (
  subscriber_id text not null references core_subscriber (subscriber_id),
  command_id    text not null,
  kind          text not null,
  person_id     text not null,
  -- Commands on the same subject overtake each other; others do not.
  subject       text not null,
  version       bigint,
  issued_at     timestamptz not null,
  input_hash    bytea not null,
  result        text check (result in ('applied', 'refused')),
  cause         text,
  received_at   timestamptz not null,
  primary key (subscriber_id, command_id)
);
create index core_command_person on core_command (person_id, subject);

-- People who are not to be told of, append only: the newest line of a purpose and recipient counts.
create table suppression (
  suppression_id text primary key,
  person_id      text not null references person (person_id),
  subscriber_id  text not null references core_subscriber (subscriber_id),
  command_id     text not null,
  purpose        text not null,
  -- A sink; null means every ad platform.
  recipient      text,
  until          timestamptz,
  cause          text not null,
  made_at        timestamptz not null,
  position       bigint generated always as identity
);
create index suppression_person on suppression (person_id, purpose, position desc);

-- How a core sees a lead; a person comes to each state once.
create table lead_state (
  person_id     text not null references person (person_id),
  state         text not null check (state in ('clue_confirm', 'clue_interflow', 'clue_high_intention', 'failed_lead')),
  subscriber_id text not null references core_subscriber (subscriber_id),
  command_id    text not null,
  fact_id       text not null references fact (fact_id),
  marked_at     timestamptz not null,
  position      bigint generated always as identity,
  primary key (person_id, state)
);
