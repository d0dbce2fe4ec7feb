-- Questions that operators keep by name: a page of the console and the query of its address. What is deleted can be
-- taken back until it is cleared away.

create table saved_view (
  view_id    text primary key,
  owner_id   text not null references operator (operator_id),
  page       text not null check (page ~ '^[a-z][a-z-]{0,31}$'),
  name       text not null check (char_length(name) between 1 and 60),
  query      text not null check (octet_length(query) <= 4000),
  shared     boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
create unique index saved_view_name on saved_view (owner_id, page, lower(name)) where deleted_at is null;
create index saved_view_shared on saved_view (page, owner_id) where shared and deleted_at is null;
