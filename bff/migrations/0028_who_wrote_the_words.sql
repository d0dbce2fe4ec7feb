-- Whoever wrote what is read may not approve it, whoever saved the plan after them.
alter table experiment add column words_by text;
update experiment set words_by = changed_by;
alter table experiment alter column words_by set not null;

-- What was looked at: a draft that somebody asked about says nothing of the phase that people see.
alter table experiment_check add column phase int;
