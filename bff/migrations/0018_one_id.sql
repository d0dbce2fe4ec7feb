-- Why several profiles are one person. A profile is a row of `person`: each visitor begins as one. A link says that a
-- profile was seen with an identifier, by which rule; who is one person follows from the links that stand and from
-- nothing else. A link is never taken away: an operator marks it as not valid, and the people follow.

create table identity_link (
  link_id       bigint generated always as identity primary key,
  person_id     text not null references person (person_id) on delete cascade,
  kind          text not null check (kind in ('open_id', 'union_id', 'anonymous_id', 'device', 'phone', 'document')),
  -- Where the identifier means something: the host and its app for an openid, the host for a unionid, '' elsewhere.
  scope         text not null,
  -- A keyed hash, as in every column of this name.
  lookup        bytea not null,
  rule          text not null,
  rule_version  int not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  -- A number that went to somebody else opens nothing any more; the link is kept and connects nothing.
  locked_at     timestamptz,
  locked_by     text,
  undone_at     timestamptz,
  undone_by     text,
  undone_reason text
);
create unique index identity_link_standing on identity_link (person_id, kind, scope, lookup)
  where undone_at is null and locked_at is null;
create index identity_link_lookup on identity_link (lookup, kind, scope);
create index identity_link_person on identity_link (person_id);

-- The profile on which a host account was first seen: there it goes back when people are parted.
alter table host_account add column profile_id text references person (person_id);
update host_account set profile_id = person_id;
alter table host_account alter column profile_id set not null;
create index host_account_profile on host_account (profile_id);

-- A number that was given out again has two owners one after the other.
alter table phone drop constraint phone_pkey;
alter table phone add primary key (person_id, phone_lookup);
create index phone_by_lookup on phone (phone_lookup);

-- A row a change of `person.merged_into`, ended by the next one of the same profile.
alter table person_merge add column rule_version int not null default 1;
alter table person_merge add column link_ids bigint[] not null default '{}';
alter table person_merge add column undone_by text;
alter table person_merge add column undone_reason text;
create index person_merge_from on person_merge (from_person_id);
create index person_merge_into on person_merge (into_person_id);

-- What was known before links were kept.
insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
select person_id, 'phone', '', phone_lookup, 'registered_phone', 1, verified_at, verified_at from phone
union all
select person_id, 'open_id', host || ':' || app_id, open_id_lookup, 'host_login', 1, first_seen_at, first_seen_at
from host_account
union all
select person_id, 'document', '', number_lookup, 'proven_document', 1, proven_at, proven_at
from identity_document where proven_at is not null;

insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
select distinct on (person_id, host, union_id_lookup)
  person_id, 'union_id', host, union_id_lookup, 'host_login', 1, first_seen_at, first_seen_at
from host_account where union_id_lookup is not null
order by person_id, host, union_id_lookup, first_seen_at;

-- Whoever was merged before had proven a number of the person that they were merged into.
insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
select distinct on (merge.from_person_id)
  merge.from_person_id, 'phone', '', phone.phone_lookup, 'verified_phone', 1, merge.merged_at, merge.merged_at
from person_merge merge
join person on person.person_id = merge.from_person_id and person.merged_into = merge.into_person_id
join phone on phone.person_id = merge.into_person_id
where merge.undone_at is null
order by merge.from_person_id, phone.verified_at;
