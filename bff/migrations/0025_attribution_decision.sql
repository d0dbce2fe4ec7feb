-- Why a version of an attribution rule was put in force, or that it never will be: its draft says only why it was made.

alter table attribution_rule
  add column decided_because text,
  add column refused_at timestamptz,
  add column refused_by text,
  add constraint attribution_rule_decided_once check (refused_at is null or in_force_from is null);
