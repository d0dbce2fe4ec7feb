import type { Queryable } from '../platform/database';
import type { GradeRow } from './grade.rules';
import type { Grade } from './policy';

/**
 * Freezes the grades of facts in the transaction that plans them. A fact that has its grade keeps it: a second
 * planning, under whatever policy, changes nothing.
 */
export async function recordGrades(
  tx: Queryable,
  rows: readonly GradeRow[],
  at: Date,
  madeBy = 'planner',
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into grade_record (fact_id, fact_name, revision, policy_version, grade, expected_value_fen, made_by, made_at)
     select fact_id, fact_name, 0, policy_version, grade, expected_value_fen, $6, $7
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[])
       as graded (fact_id, fact_name, policy_version, grade, expected_value_fen)
     on conflict (fact_id, revision) do nothing`,
    [...columnsOf(rows), madeBy, at],
  );
}

const columnsOf = (rows: readonly GradeRow[]) => [
  rows.map(({ factId }) => factId),
  rows.map(({ factName }) => factName),
  rows.map(({ policyVersion }) => policyVersion),
  rows.map(({ grade }) => grade),
  rows.map(({ expectedValueFen }) => expectedValueFen),
];

export interface NewRegrade extends GradeRow {
  revision: number;
}

export async function insertRegrades(
  tx: Queryable,
  rows: readonly NewRegrade[],
  made: { cause: string; by: string; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into grade_record (fact_id, fact_name, revision, policy_version, grade, expected_value_fen, cause, made_by, made_at)
     select fact_id, fact_name, revision, policy_version, grade, expected_value_fen, $7, $8, $9
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::int[])
       as graded (fact_id, fact_name, policy_version, grade, expected_value_fen, revision)`,
    [...columnsOf(rows), rows.map(({ revision }) => revision), made.cause, made.by, made.at],
  );
}

/** A regrading that the ledger has not been told of. */
export interface Regrade extends GradeRow {
  gradeId: number;
  revision: number;
  cause: string;
}

interface RegradeRow {
  grade_id: number;
  fact_id: string;
  fact_name: string;
  revision: number;
  policy_version: number | null;
  grade: Grade | null;
  expected_value_fen: number | null;
  cause: string;
}

/** The oldest ones first, held by this transaction: another worker takes others. */
export async function takeRegrades(tx: Queryable, limit: number): Promise<Regrade[]> {
  const rows = await tx.query<RegradeRow>(
    `select grade_id, fact_id, fact_name, revision, policy_version, grade, expected_value_fen, cause
     from grade_record where revision > 0 and planned_at is null
     order by grade_id limit $1 for update skip locked`,
    [limit],
  );
  return rows.map((row) => ({
    gradeId: row.grade_id,
    factId: row.fact_id,
    factName: row.fact_name,
    revision: row.revision,
    policyVersion: row.policy_version,
    grade: row.grade,
    expectedValueFen: row.expected_value_fen,
    cause: row.cause,
  }));
}

export async function markRegradesPlanned(
  tx: Queryable,
  gradeIds: readonly number[],
  at: Date,
): Promise<void> {
  if (gradeIds.length === 0) return;
  await tx.query(
    'update grade_record set planned_at = $2 where grade_id = any($1::bigint[]) and planned_at is null',
    [gradeIds, at],
  );
}
