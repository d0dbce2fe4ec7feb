import type { Queryable } from '../platform/database';
import { spendBounds } from './spend-bounds';
import type { SpendName } from './spend-name.store';
import type { SpendRow } from './spend-row.rules';

/** Any number that no other advisory lock of this database uses. */
const SPEND_LOCK = 7_306_120_422;

/** Who confirms or takes back waits for whoever does so at the moment. */
export const lockSpend = (tx: Queryable) => tx.query('select pg_advisory_xact_lock($1)', [SPEND_LOCK]);

export interface SpendRun {
  runId: string;
  state: 'tried' | 'confirmed' | 'undone';
  fileName: string;
  stood: Record<string, number>;
  names: SpendName[];
}

export async function insertTrial(
  tx: Queryable,
  run: { runId: string; fileName: string; fileHash: Buffer; names: SpendName[]; triedBy: string; at: Date },
  rows: readonly SpendRow[],
): Promise<void> {
  await tx.query(
    `insert into spend_run (run_id, state, file_name, file_hash, rows, spend_fen, stood, names, tried_by, tried_at)
     values ($1, 'tried', $2, $3, $4, $5, '{}', $6, $7, $8)`,
    [
      run.runId,
      run.fileName,
      run.fileHash,
      rows.length,
      rows.reduce((sum, { spendFen }) => sum + spendFen, 0),
      JSON.stringify(run.names),
      run.triedBy,
      run.at,
    ],
  );
  await tx.query(
    `insert into spend_row (run_id, line, ad_platform, account_id, day, plan_id, creative_id, spend_fen, impressions, clicks)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::bigint[],
                              $9::bigint[], $10::bigint[])`,
    [
      run.runId,
      rows.map((row) => row.line),
      rows.map((row) => row.adPlatform),
      rows.map((row) => row.accountId),
      rows.map((row) => row.day),
      rows.map((row) => row.planId),
      rows.map((row) => row.creativeId),
      rows.map((row) => row.spendFen),
      rows.map((row) => row.impressions),
      rows.map((row) => row.clicks),
    ],
  );
}

export const saveStood = (tx: Queryable, runId: string, stood: Record<string, number>) =>
  tx.query('update spend_run set stood = $2 where run_id = $1', [runId, JSON.stringify(stood)]);

/** Trials that nobody confirmed; the rows of a run go with it. */
export const dropOldTrials = (tx: Queryable, at: Date) =>
  tx.query(`delete from spend_run where state = 'tried' and tried_at < $1`, [
    new Date(at.getTime() - spendBounds.trialHours * 3_600_000),
  ]);

export async function lockRun(tx: Queryable, runId: string): Promise<SpendRun | null> {
  const row = await tx.maybeOne<{
    run_id: string;
    state: SpendRun['state'];
    file_name: string;
    stood: Record<string, number>;
    names: SpendName[];
  }>('select run_id, state, file_name, stood, names from spend_run where run_id = $1 for update', [runId]);
  return row
    ? {
        runId: row.run_id,
        state: row.state,
        fileName: row.file_name,
        stood: row.stood,
        names: row.names,
      }
    : null;
}

/** A trial that cannot be confirmed is not kept. */
export const dropTrial = (tx: Queryable, runId: string) =>
  tx.query('delete from spend_run where run_id = $1', [runId]);

export const markConfirmed = (tx: Queryable, runId: string, by: string, at: Date) =>
  tx.query(
    `update spend_run set state = 'confirmed', names = '[]', confirmed_by = $2, confirmed_at = $3 where run_id = $1`,
    [runId, by, at],
  );

export const markUndone = (tx: Queryable, runId: string, by: string, reason: string, at: Date) =>
  tx.query(
    `update spend_run set state = 'undone', undone_by = $2, undone_at = $3, undone_reason = $4 where run_id = $1`,
    [runId, by, at, reason],
  );
