-- Page experiments: what was planned and frozen, who was given what, who saw it, who approved and decided. Phases,
-- assignments, exposures, approvals and decisions are only ever added to.

alter table operator drop constraint operator_role_check;
alter table operator add constraint operator_role_check check (role in ('admin', 'analyst', 'compliance'));
-- A password that somebody else made opens one session, until this moment; null once it is the person's own.
alter table operator add column one_time_until timestamptz;

-- What stood there before and after, where an action changes a plan or a text.
alter table audit_entry add column before_hash text;
alter table audit_entry add column after_hash text;
create index audit_entry_of_experiment on audit_entry (subject, entry_id desc) where subject like 'exp\_%';
create index audit_entry_of_operators on audit_entry (entry_id desc) where action like 'operator\_%';

create table experiment (
  experiment_id text primary key,
  -- What people call it: EXP-034.
  number        int not null unique,
  layer         text not null,
  -- paused: everybody sees the default, and the same phase may go on; stopped: the phase was ended on the spot.
  state         text not null check (state in ('draft', 'running', 'paused', 'stopped', 'decided', 'archived')),
  -- The draft as it is edited; a running phase has its own copy that nobody changes.
  definition    jsonb not null,
  -- Raised at every saving: two people who edit at once are told.
  revision      int not null,
  phase         int not null default 0,
  made_by       text not null,
  made_at       timestamptz not null,
  changed_by    text not null,
  changed_at    timestamptz not null,
  archived_at   timestamptz
);
create index experiment_at_work on experiment (layer) where state in ('running', 'paused');

create table experiment_phase (
  experiment_id  text not null references experiment (experiment_id),
  phase          int not null,
  -- The plan as it was started: hypothesis, metrics, margins, looks, alpha, planned units.
  definition     jsonb not null,
  definition_hash bytea not null,
  -- ASCII; with the unit it draws the arm. Another phase draws anew.
  seed           text not null,
  hash_version   int not null,
  rules_version  text not null,
  text_hash      text not null,
  started_at     timestamptz not null,
  started_by     text not null,
  ended_at       timestamptz,
  ended_by       text,
  ended_because  text,
  primary key (experiment_id, phase)
);

-- The share of the layer that is let in. A later row widens or narrows who is newly let in, and moves nobody.
create table experiment_share (
  share_id      bigint generated always as identity primary key,
  experiment_id text not null,
  phase         int not null,
  share_bps     int not null check (share_bps between 0 and 10000),
  set_at        timestamptz not null,
  set_by        text not null,
  because       text not null,
  foreign key (experiment_id, phase) references experiment_phase (experiment_id, phase)
);
create index experiment_share_newest on experiment_share (experiment_id, phase, share_id desc);

-- Held back from every experiment of the layer.
create table experiment_holdout (
  layer      text primary key,
  share_bps  int not null check (share_bps between 0 and 2000),
  seed       text not null,
  set_at     timestamptz not null,
  set_by     text not null
);

-- Raised whenever what is evaluated changes: processes that hold an older configuration read it anew.
create table experiment_version (
  is_one  boolean primary key default true check (is_one),
  version bigint not null
);
insert into experiment_version (version) values (0);

-- What a unit was given at first sight; never drawn again and never changed.
create table experiment_assignment (
  assignment_id text primary key,
  experiment_id text not null,
  phase         int not null,
  variant       text not null,
  -- 'host': an account of a host, or a device where the host has none; 'person': whoever it is by now.
  unit_kind     text not null check (unit_kind in ('host', 'person')),
  -- A keyed hash; tells nobody apart outside this database.
  unit_id       bytea not null,
  host          text not null,
  person_id     text not null references person (person_id),
  share_bps     int not null,
  config_version bigint not null,
  assigned_at   timestamptz not null,
  written_in    xid8 not null default pg_current_xact_id(),
  foreign key (experiment_id, phase) references experiment_phase (experiment_id, phase),
  unique (experiment_id, phase, unit_id)
);
create index experiment_assignment_person on experiment_assignment (person_id);
create index experiment_assignment_unit on experiment_assignment (unit_id);

-- When the difference was first seen; a unit that was only given a variant has no row.
create table experiment_exposure (
  assignment_id text primary key references experiment_assignment (assignment_id),
  experiment_id text not null,
  phase         int not null,
  variant       text not null,
  person_id     text not null,
  host          text not null,
  exposed_at    timestamptz not null,
  written_in    xid8 not null default pg_current_xact_id()
);
create index experiment_exposure_of on experiment_exposure (experiment_id, phase, exposed_at);
create index experiment_exposure_person on experiment_exposure (person_id);
create index experiment_exposure_written on experiment_exposure (written_in);

-- Exposures that were told and do not count, by reason.
create table experiment_exposure_refused (
  experiment text not null,
  day        date not null,
  reason     text not null,
  count      bigint not null,
  primary key (experiment, day, reason)
);

-- A page that came too late shows the default: nobody is exposed, and how many they are is a check of its own.
create table experiment_timeout (
  assignment_id text primary key references experiment_assignment (assignment_id),
  experiment_id text not null,
  phase         int not null,
  variant       text not null,
  timed_out_at  timestamptz not null
);
create index experiment_timeout_of on experiment_timeout (experiment_id, phase);

create table experiment_exposure_cursor (
  is_one     boolean primary key default true check (is_one),
  written_in xid8 not null
);
insert into experiment_exposure_cursor (written_in) values ('0');

-- Somebody looks at a variant before it starts: short-lived, and in no number.
create table experiment_preview (
  token_hash    bytea primary key,
  experiment_id text not null references experiment (experiment_id),
  revision      int not null,
  variant       text not null,
  host          text not null,
  values_shown  jsonb not null,
  large_text    boolean not null,
  dark          boolean not null,
  made_by       text not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null
);
create index experiment_preview_alive on experiment_preview (experiment_id, expires_at);

-- Whoever looks through a preview keeps seeing it at each opening of the visit, until it ends.
alter table session add column preview_hash bytea;

-- When a visit began to look through a preview, and as whom: what was tapped since is its walk.
create table experiment_preview_walk (
  token_hash bytea not null references experiment_preview (token_hash),
  session_id text not null,
  person_id  text not null,
  opened_at  timestamptz not null,
  primary key (session_id, token_hash, person_id)
);
create index experiment_preview_walk_preview on experiment_preview_walk (token_hash);

-- What the rules of the gate said of the text that stood there.
create table experiment_check (
  check_id      bigint generated always as identity primary key,
  experiment_id text not null references experiment (experiment_id),
  variant       text not null,
  text_hash     text not null,
  rules_version text not null,
  findings      jsonb not null,
  checked_at    timestamptz not null
);
create index experiment_check_newest on experiment_check (experiment_id, variant, check_id desc);

-- A second person's word on exactly this text; another letter of it voids it.
create table experiment_approval (
  approval_id   bigint generated always as identity primary key,
  experiment_id text not null references experiment (experiment_id),
  text_hash     text not null,
  asked_by      text not null,
  asked_at      timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  decision      text check (decision in ('approved', 'refused')),
  reason        text,
  check ((decided_at is null) = (decision is null)),
  check (decided_by is distinct from asked_by)
);
create index experiment_approval_of on experiment_approval (experiment_id, approval_id desc);

create table experiment_decision (
  decision_id   bigint generated always as identity primary key,
  experiment_id text not null,
  phase         int not null,
  -- What the frozen rule said, with its figures as they stood.
  recommended   text not null,
  evidence      jsonb not null,
  decided       text not null check (decided in ('ship', 'widen', 'keep_running', 'stop')),
  variant       text,
  reason        text not null,
  decided_by    text not null,
  decided_at    timestamptz not null,
  -- Against the rule it takes two: until a second one agrees nothing comes of it.
  against       boolean not null,
  seconded_by   text,
  seconded_at   timestamptz,
  check (seconded_by is distinct from decided_by),
  foreign key (experiment_id, phase) references experiment_phase (experiment_id, phase)
);
create index experiment_decision_of on experiment_decision (experiment_id, decision_id desc);

-- A decided variant on its way to everybody; its steps are rows, so stepping back is one more.
create table experiment_rollout (
  rollout_id    bigint generated always as identity primary key,
  experiment_id text not null,
  phase         int not null,
  variant       text not null,
  share_bps     int not null check (share_bps between 0 and 10000),
  set_at        timestamptz not null,
  set_by        text not null,
  because       text not null,
  foreign key (experiment_id, phase) references experiment_phase (experiment_id, phase)
);
create index experiment_rollout_newest on experiment_rollout (experiment_id, rollout_id desc);

-- What a phase added up to last, so that a process that starts has something to tell at once. Counts and sums of
-- people alike, packed; it may be thrown away at any time.
create table experiment_figures (
  experiment_id text not null,
  phase         int not null,
  -- A process adds it up and is waited for until then; null when none does.
  claimed_until timestamptz,
  -- By which rules it was added up: others do not read it.
  form          text,
  -- Everything that was recorded up to the moment is in it.
  as_of         timestamptz,
  worked_out_at timestamptz,
  figures       bytea check (octet_length(figures) <= 4194304),
  primary key (experiment_id, phase),
  check (num_nulls(form, as_of, worked_out_at, figures) in (0, 4))
);
-- Packed once is enough.
alter table experiment_figures alter column figures set storage external;
