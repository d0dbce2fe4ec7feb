-- Who is no customer: bots, staff, previews, reviewers and tests. A mark says so with its rule and evidence; it is
-- taken back by another row and never edited. Reports leave marked people out and state their number.

create table traffic_mark (
  mark_id    text primary key,
  person_id  text not null references person (person_id),
  -- 'none' takes the marks before it back.
  mark       text not null check (mark in ('bot', 'staff', 'preview', 'test', 'none')),
  rule       text not null,
  evidence   jsonb not null,
  made_by    text not null,
  marked_at  timestamptz not null,
  position   bigint generated always as identity
);
create index traffic_mark_person on traffic_mark (person_id, position desc);
create index traffic_mark_made on traffic_mark (marked_at desc, position desc);

-- Up to which transaction the rules have looked at facts and at behaviour.
create table traffic_cursor (
  source     text primary key check (source in ('fact', 'behaviour_event')),
  written_in xid8 not null
);
insert into traffic_cursor (source, written_in) values ('fact', '0'), ('behaviour_event', '0');
