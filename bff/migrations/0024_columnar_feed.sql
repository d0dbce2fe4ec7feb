-- What the columnar copy of the events must hear of besides the events themselves: where people stand, who became
-- one person with whom, and whose behaviour was erased. Written with the change, read behind it by transaction.

alter table journey_person add column written_in xid8 not null default pg_current_xact_id();
create index journey_person_written on journey_person (written_in);

create function journey_written() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger journey_written before update on journey_person for each row execute function journey_written();

create table columnar_change (
  person_id  text not null,
  change     text not null check (change in ('family', 'erased')),
  written_in xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null default clock_timestamp()
);
create index columnar_change_written on columnar_change (written_in);
create index columnar_change_changed on columnar_change (changed_at);

create function columnar_family_changed() returns trigger language plpgsql as $$
begin
  insert into columnar_change (person_id, change) values (new.person_id, 'family');
  return null;
end $$;
create trigger columnar_family after update of merged_into on person
for each row when (old.merged_into is distinct from new.merged_into) execute function columnar_family_changed();
create trigger columnar_family_at_once after insert on person
for each row when (new.merged_into is not null) execute function columnar_family_changed();

create function columnar_behaviour_erased() returns trigger language plpgsql as $$
begin
  insert into columnar_change (person_id, change) select distinct person_id, 'erased' from gone;
  return null;
end $$;
create trigger columnar_behaviour_erased after delete on behaviour_event
referencing old table as gone for each statement execute function columnar_behaviour_erased();
