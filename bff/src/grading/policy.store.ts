import type { Queryable } from '../platform/database';
import { type GradingPolicy, PolicyTable } from './policy';

export interface PolicyRelease {
  policy: GradingPolicy;
  /** In force from here on; null: since ever. */
  from: Date | null;
}

interface ReleaseRow {
  version: number;
  policy_table: unknown;
  in_force_from: Date | null;
}

export async function releasedPolicies(db: Queryable): Promise<PolicyRelease[]> {
  const rows = await db.query<ReleaseRow>(
    `select version, policy_table, nullif(released_at, '-infinity') as in_force_from
     from grading_policy where released_at is not null order by released_at, version`,
  );
  return rows.map((row) => ({
    policy: { version: row.version, ...PolicyTable.parse(row.policy_table) },
    from: row.in_force_from,
  }));
}

export interface StoredPolicy {
  version: number;
  table: PolicyTable;
  note: string | null;
  madeAt: Date;
  released: boolean;
}

interface PolicyRow {
  version: number;
  policy_table: unknown;
  note: string | null;
  made_at: Date;
  released: boolean;
}

/** Whoever changes versions waits here for the other: numbers follow each other and no release overtakes a saving. */
export async function lockPolicies(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('grading_policy'))`);
}

export async function findPolicy(db: Queryable, version: number): Promise<StoredPolicy | null> {
  const row = await db.maybeOne<PolicyRow>(
    `select version, policy_table, note, made_at, released_at is not null as released
     from grading_policy where version = $1`,
    [version],
  );
  if (!row) return null;
  return {
    version: row.version,
    table: PolicyTable.parse(row.policy_table),
    note: row.note,
    madeAt: row.made_at,
    released: row.released,
  };
}

export interface NewPolicy {
  table: PolicyTable;
  note: string | null;
  copyOf: number | null;
  madeBy: string;
  madeAt: Date;
  release: { from: Date; by: string } | null;
}

/** Only under `lockPolicies`: the number is the next one. */
export async function insertPolicy(tx: Queryable, policy: NewPolicy): Promise<number> {
  const { version } = await tx.one<{ version: number }>(
    `insert into grading_policy (version, policy_table, note, copy_of, made_by, made_at, released_at, released_by)
     select coalesce(max(version), 0) + 1, $1::jsonb, $2, $3::int, $4, $5::timestamptz, $6::timestamptz, $7
     from grading_policy returning version`,
    [
      JSON.stringify(policy.table),
      policy.note,
      policy.copyOf,
      policy.madeBy,
      policy.madeAt,
      policy.release?.from ?? null,
      policy.release?.by ?? null,
    ],
  );
  return version;
}

export async function updateDraft(
  tx: Queryable,
  draft: { version: number; table: PolicyTable; note: string | null; madeBy: string; madeAt: Date },
): Promise<void> {
  await tx.one(
    `update grading_policy set policy_table = $2::jsonb, note = $3, made_by = $4, made_at = $5
     where version = $1 and released_at is null returning version`,
    [draft.version, JSON.stringify(draft.table), draft.note, draft.madeBy, draft.madeAt],
  );
}

export async function markReleased(
  tx: Queryable,
  release: { version: number; from: Date; by: string },
): Promise<void> {
  await tx.one(
    `update grading_policy set released_at = $2, released_by = $3
     where version = $1 and released_at is null returning version`,
    [release.version, release.from, release.by],
  );
}
