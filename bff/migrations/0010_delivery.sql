-- Why a queued delivery is passed over: it waits for the person's consent, or behind a parked delivery of the
-- same person. Whoever waits leaves the index that the dispatcher reads, so a million of them cost it nothing.

alter table delivery
  add column waits_for text check (waits_for in ('consent', 'parked'));

create index delivery_ready on delivery (sink, lane, next_attempt_at, fact_id)
  where state = 'queued' and waits_for is null;

create index delivery_parked on delivery (sink, person_id) where state = 'parked';

-- For one person's own story, and for the newest deliveries of all.
create index delivery_person on delivery (person_id, person_sequence);
create index delivery_latest on delivery (sink, fact_id desc);

-- A decision counts for everybody who turned out to be the same person.
create index person_merged on person (merged_into) where merged_into is not null;
