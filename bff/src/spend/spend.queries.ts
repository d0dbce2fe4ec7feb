import type { Queryable } from '../platform/database';

const maxRunsListed = 50;

export interface SpendImport {
  runId: string;
  state: 'confirmed' | 'undone';
  fileName: string;
  rows: number;
  spendFen: number;
  from: string | null;
  to: string | null;
  accounts: number;
  /** Days of accounts that stand by this import, and those whose earlier version it took the place of. */
  standing: number;
  restated: number;
  by: string | null;
  at: string;
  undoneReason: string | null;
}

/** The newest imports, those taken back among them. */
export async function listImports(db: Queryable): Promise<SpendImport[]> {
  const rows = await db.query<{
    run_id: string;
    state: SpendImport['state'];
    file_name: string;
    rows: number;
    spend_fen: number;
    first_day: string | null;
    last_day: string | null;
    accounts: number;
    standing: number;
    restated: number;
    display_name: string | null;
    confirmed_at: Date;
    undone_reason: string | null;
  }>(
    `select run.run_id, run.state, run.file_name, run.rows, run.spend_fen, run.confirmed_at, run.undone_reason,
            operator.display_name, version.*
     from (select * from spend_run where state <> 'tried' order by confirmed_at desc limit $1) run
     left join operator on operator.operator_id = run.confirmed_by
     cross join lateral (
       select min(day) as first_day, max(day) as last_day, count(distinct (ad_platform, account_id))::int as accounts,
              count(*) filter (where stands)::int as standing, count(*) filter (where version > 1)::int as restated
       from spend_version where spend_version.run_id = run.run_id
     ) version
     order by run.confirmed_at desc`,
    [maxRunsListed],
  );
  return rows.map((row) => ({
    runId: row.run_id,
    state: row.state,
    fileName: row.file_name,
    rows: row.rows,
    spendFen: row.spend_fen,
    from: row.first_day,
    to: row.last_day,
    accounts: row.accounts,
    standing: row.standing,
    restated: row.restated,
    by: row.display_name,
    at: row.confirmed_at.toISOString(),
    undoneReason: row.undone_reason,
  }));
}
