-- How good an outcome is: the policy as versions, and the grade that each fact was given under one of them.

-- A version is edited as a draft; released, it is never changed again. `released_at` is the moment from which it is
-- in force: the newest one that has come decides, so going back is a copy of an earlier table under a new number.
create table grading_policy (
  version      int primary key,
  policy_table jsonb not null,
  note         text,
  copy_of      int references grading_policy (version),
  made_by      text not null,
  made_at      timestamptz not null,
  released_at  timestamptz,
  released_by  text,
  check ((released_at is null) = (released_by is null))
);
create index grading_policy_in_force on grading_policy (released_at, version) where released_at is not null;

-- Append only. Revision 0 is the grade frozen when the fact was planned; a later one says why it moved. Without a
-- grade the fact is told ungraded; without a version there was no policy in force.
create table grade_record (
  grade_id           bigint generated always as identity unique,
  fact_id            text not null references fact (fact_id),
  fact_name          text not null,
  revision           smallint not null check (revision >= 0),
  policy_version     int references grading_policy (version),
  grade              text check (grade in ('A', 'B', 'C')),
  expected_value_fen bigint check (expected_value_fen >= 0),
  cause              text,
  made_by            text not null,
  made_at            timestamptz not null,
  -- When the ledger has been told of a regrading, wherever an account wants that.
  planned_at         timestamptz,
  primary key (fact_id, revision),
  check ((grade is null) = (expected_value_fen is null)),
  check ((revision = 0) = (cause is null))
);
create index grade_record_regraded on grade_record (fact_id, revision desc) where revision > 0;
create index grade_record_unplanned on grade_record (grade_id) where revision > 0 and planned_at is null;

-- What a lender's first three risk bands are worth until somebody knows better: a credit line is worth less than
-- a loan, since not everybody draws.
insert into grading_policy (version, policy_table, made_by, made_at, released_at, released_by)
values (1, '{
  "capFen": 100000,
  "rows": [
    { "when": { "facts": ["credit_approved"], "riskBands": ["R1"] }, "grade": "A", "expectedValueFen": 36000 },
    { "when": { "facts": ["credit_approved"], "riskBands": ["R2"] }, "grade": "B", "expectedValueFen": 21000 },
    { "when": { "facts": ["credit_approved"], "riskBands": ["R3"] }, "grade": "C", "expectedValueFen": 6000 },
    { "when": { "facts": ["loan_disbursed", "repeat_drawn"], "riskBands": ["R1"] }, "grade": "A", "expectedValueFen": 60000 },
    { "when": { "facts": ["loan_disbursed", "repeat_drawn"], "riskBands": ["R2"] }, "grade": "B", "expectedValueFen": 36000 },
    { "when": { "facts": ["loan_disbursed", "repeat_drawn"], "riskBands": ["R3"] }, "grade": "C", "expectedValueFen": 12000 }
  ]
}', 'migration', now(), '-infinity', 'migration');
