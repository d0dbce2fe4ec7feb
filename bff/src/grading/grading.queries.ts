import type { Queryable } from '../platform/database';
import type { Period } from './period';
import { type GradableFact, gradableFacts, type Grade, PolicyTable } from './policy';
import { type PolicyProblem, problemsOf } from './policy.problems';

/** As many versions as the history shows, the newest first; older ones stay in the store. */
const VERSIONS_SHOWN = 100;

export interface PolicyVersion {
  version: number;
  table: PolicyTable;
  problems: PolicyProblem[];
  note: string | null;
  copyOf: number | null;
  madeBy: string | null;
  madeAt: string;
  state: 'draft' | 'scheduled' | 'in_force' | 'past';
  /** In force from here on; null for a draft and for what was in force since ever. */
  from: string | null;
  releasedBy: string | null;
}

interface VersionRow {
  version: number;
  policy_table: unknown;
  note: string | null;
  copy_of: number | null;
  made_by: string | null;
  made_at: Date;
  in_force_from: Date | null;
  released_by: string | null;
  state: PolicyVersion['state'];
}

/** The versions from the newest back, each with its place: which one is in force, which are to come. */
export async function listVersions(db: Queryable, now: Date): Promise<PolicyVersion[]> {
  const rows = await db.query<VersionRow>(
    `with in_force as (
       select version from grading_policy where released_at <= $1 order by released_at desc, version desc limit 1
     )
     select policy.version, policy_table, note, copy_of, maker.display_name as made_by, made_at,
            nullif(released_at, '-infinity') as in_force_from,
            releaser.display_name as released_by,
            case when released_at is null then 'draft'
                 when exists (select from grading_policy later
                              where later.released_at = policy.released_at and later.version > policy.version) then 'past'
                 when released_at > $1 then 'scheduled'
                 when in_force.version is not null then 'in_force' else 'past' end as state
     from grading_policy policy
     left join in_force on in_force.version = policy.version
     left join operator maker on maker.operator_id = policy.made_by
     left join operator releaser on releaser.operator_id = policy.released_by
     order by policy.version desc limit $2`,
    [now, VERSIONS_SHOWN],
  );
  return rows.map((row) => {
    const table = PolicyTable.parse(row.policy_table);
    return {
      version: row.version,
      table,
      problems: problemsOf(table),
      note: row.note,
      copyOf: row.copy_of,
      madeBy: row.made_by,
      madeAt: row.made_at.toISOString(),
      state: row.state,
      from: row.in_force_from?.toISOString() ?? null,
      releasedBy: row.released_by,
    };
  });
}

/** Facts of one day, name and standing grade. */
export interface GradedDay {
  day: string;
  factName: GradableFact;
  /** `none`: no row fitted. `waiting`: not planned yet. */
  grade: Grade | 'none' | 'waiting';
  facts: number;
  valueFen: number;
}

export async function gradedDays(db: Queryable, period: Period): Promise<GradedDay[]> {
  return (
    await db.query<{
      day: string;
      name: GradableFact;
      grade: GradedDay['grade'];
      facts: number;
      value_fen: number;
    }>(
      `select (fact.occurred_at at time zone 'Asia/Shanghai')::date as day, fact.name,
              case when latest.fact_id is null then 'waiting' else coalesce(latest.grade, 'none') end as grade,
              count(*)::int as facts, coalesce(sum(latest.expected_value_fen), 0)::bigint as value_fen
       from fact
       left join lateral (
         select fact_id, grade, expected_value_fen from grade_record
         where grade_record.fact_id = fact.fact_id order by revision desc limit 1
       ) latest on true
       where fact.name = any($1) and fact.occurred_at >= $2 and fact.occurred_at < $3
       group by 1, 2, 3 order by 1, 2, 3`,
      [gradableFacts, period.from, period.to],
    )
  ).map(({ name, value_fen, ...row }) => ({ ...row, factName: name, valueFen: value_fen }));
}

/** The bands that the lender has used of late, for whoever writes a row. */
export interface KnownBands {
  riskBands: string[];
  limitBands: string[];
}

/** Facts that are looked at for it. */
const FACTS_FOR_BANDS = 5_000;

export async function knownBands(db: Queryable): Promise<KnownBands> {
  const row = await db.one<{ risk_bands: string[]; limit_bands: string[] }>(
    `with latest as (
       select data ->> 'riskBand' as risk_band, data ->> 'limitBand' as limit_band from fact
       where name = 'credit_approved' order by occurred_at desc limit $1
     )
     select coalesce(array_agg(distinct risk_band) filter (where risk_band is not null), '{}') as risk_bands,
            coalesce(array_agg(distinct limit_band) filter (where limit_band is not null), '{}') as limit_bands
     from latest`,
    [FACTS_FOR_BANDS],
  );
  return { riskBands: row.risk_bands, limitBands: row.limit_bands };
}
