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
  /** Days of accounts that stand by this import, and those that stood by another when it came. */
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
              count(*) filter (where stands)::int as standing, count(*) filter (where exists (
                select from spend_version earlier join spend_run teller on teller.run_id = earlier.run_id
                where (earlier.ad_platform, earlier.account_id, earlier.day)
                    = (spend_version.ad_platform, spend_version.account_id, spend_version.day)
                  and earlier.version < spend_version.version
                  and (teller.undone_at is null or teller.undone_at > run.confirmed_at)))::int as restated
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
