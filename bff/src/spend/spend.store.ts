import { type CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../platform/database';
import type { SpendRow } from './read-spend.rules';
import { spendBounds } from './spend-bounds';

/** Any number that no other advisory lock of this database uses. */
const SPEND_LOCK = 7_306_120_422;

/** Who confirms or takes back waits for whoever does so at the moment. */
export const lockSpend = (tx: Queryable) => tx.query('select pg_advisory_xact_lock($1)', [SPEND_LOCK]);

export interface SpendName {
  adPlatform: string;
  kind: 'account' | 'plan' | 'creative';
  id: string;
  name: string;
  accountId: string;
  planId: string;
}

export interface SpendRun {
  runId: string;
  state: 'tried' | 'confirmed' | 'undone';
  fileName: string;
  rows: number;
  spendFen: number;
  stood: Record<string, number>;
  names: SpendName[];
  triedAt: Date;
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
    rows: number;
    spend_fen: number;
    stood: Record<string, number>;
    names: SpendName[];
    tried_at: Date;
  }>(
    `select run_id, state, file_name, rows, spend_fen, stood, names, tried_at from spend_run
     where run_id = $1 for update`,
    [runId],
  );
  return row
    ? {
        runId: row.run_id,
        state: row.state,
        fileName: row.file_name,
        rows: row.rows,
        spendFen: row.spend_fen,
        stood: row.stood,
        names: row.names,
        triedAt: row.tried_at,
      }
    : null;
}

/** One day of one account, as a run tells of it, beside the version that stands. */
export interface SpendPart {
  adPlatform: string;
  accountId: string;
  day: CalendarDate;
  rows: number;
  spendFen: number;
  /** `same`: line by line what stands already. */
  change: 'new' | 'restated' | 'same';
  stands: { version: number; rows: number; spendFen: number } | null;
}

export const partKey = ({
  adPlatform,
  accountId,
  day,
}: Pick<SpendPart, 'adPlatform' | 'accountId' | 'day'>) => `${adPlatform} ${accountId} ${day}`;

const digestSql = `md5(string_agg(concat_ws('|', plan_id, creative_id, spend_fen, coalesce(impressions::text, '-'), coalesce(clicks::text, '-')), ','
  order by plan_id, creative_id, spend_fen, impressions, clicks))`;

export async function partsOfRun(db: Queryable, runId: string): Promise<SpendPart[]> {
  const rows = await db.query<{
    ad_platform: string;
    account_id: string;
    day: CalendarDate;
    rows: number;
    spend_fen: number;
    same: boolean | null;
    version: number | null;
    standing_rows: number | null;
    standing_fen: number | null;
  }>(
    `with part as (
       select ad_platform, account_id, day, count(*)::int as rows, sum(spend_fen)::bigint as spend_fen, ${digestSql} as digest
       from spend_row where run_id = $1 group by 1, 2, 3
     )
     select part.ad_platform, part.account_id, part.day, part.rows, part.spend_fen, stands.version,
            stands.rows as standing_rows, stands.spend_fen as standing_fen,
            part.digest = (select ${digestSql} from spend_row standing
                           where (standing.run_id, standing.ad_platform, standing.account_id, standing.day)
                               = (stands.run_id, part.ad_platform, part.account_id, part.day)) as same
     from part left join spend_version stands
       on stands.stands and (stands.ad_platform, stands.account_id, stands.day) = (part.ad_platform, part.account_id, part.day)
     order by 1, 2, 3`,
    [runId],
  );
  return rows.map((row) => ({
    adPlatform: row.ad_platform,
    accountId: row.account_id,
    day: row.day,
    rows: row.rows,
    spendFen: row.spend_fen,
    change: row.version === null ? 'new' : row.same ? 'same' : 'restated',
    stands:
      row.version === null
        ? null
        : { version: row.version, rows: row.standing_rows!, spendFen: row.standing_fen! },
  }));
}

/** Makes the next version of these days of accounts; what stood before stays readable. */
export async function insertVersions(
  tx: Queryable,
  runId: string,
  parts: readonly SpendPart[],
): Promise<void> {
  const keys = [
    parts.map((part) => part.adPlatform),
    parts.map((part) => part.accountId),
    parts.map((part) => part.day),
  ];
  await tx.query(
    `update spend_version set stands = false
     from unnest($1::text[], $2::text[], $3::date[]) as part (ad_platform, account_id, day)
     where stands and (spend_version.ad_platform, spend_version.account_id, spend_version.day)
                    = (part.ad_platform, part.account_id, part.day)`,
    keys,
  );
  await tx.query(
    `insert into spend_version (ad_platform, account_id, day, version, run_id, rows, spend_fen, stands)
     select part.ad_platform, part.account_id, part.day,
            1 + coalesce((select max(version) from spend_version before
                          where (before.ad_platform, before.account_id, before.day)
                              = (part.ad_platform, part.account_id, part.day)), 0),
            $4, part.rows, part.spend_fen, true
     from unnest($1::text[], $2::text[], $3::date[], $5::int[], $6::bigint[])
       as part (ad_platform, account_id, day, rows, spend_fen)`,
    [...keys, runId, parts.map((part) => part.rows), parts.map((part) => part.spendFen)],
  );
}

/** The versions of a run stand no longer; where they stood, the newest before them that was not undone stands again. */
export async function removeVersions(tx: Queryable, runId: string): Promise<number> {
  const gone = await tx.query<{ ad_platform: string; account_id: string; day: string }>(
    `update spend_version set stands = false where run_id = $1 and stands returning ad_platform, account_id, day`,
    [runId],
  );
  await tx.query(
    `update spend_version set stands = true
     where (ad_platform, account_id, day, version) in (
       select distinct on (version.ad_platform, version.account_id, version.day)
              version.ad_platform, version.account_id, version.day, version.version
       from spend_version version
       join unnest($1::text[], $2::text[], $3::date[]) as part (ad_platform, account_id, day)
         on (version.ad_platform, version.account_id, version.day) = (part.ad_platform, part.account_id, part.day)
       join spend_run run on run.run_id = version.run_id and run.state = 'confirmed'
       order by version.ad_platform, version.account_id, version.day, version.version desc)`,
    [gone.map((part) => part.ad_platform), gone.map((part) => part.account_id), gone.map((part) => part.day)],
  );
  return gone.length;
}

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

export async function saveNames(tx: Queryable, names: readonly SpendName[]): Promise<void> {
  await tx.query(
    `insert into spend_name (ad_platform, kind, id, name, account_id, plan_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict (ad_platform, kind, id) do update set
       name = case when excluded.name = '' then spend_name.name else excluded.name end,
       account_id = excluded.account_id,
       plan_id = case when excluded.plan_id = '' then spend_name.plan_id else excluded.plan_id end`,
    [
      names.map((name) => name.adPlatform),
      names.map((name) => name.kind),
      names.map((name) => name.id),
      names.map((name) => name.name),
      names.map((name) => name.accountId),
      names.map((name) => name.planId),
    ],
  );
}

/** Plans that cost money and that no arrival of ours ever named, the dearest first. */
export async function unknownPlans(
  db: Queryable,
  runId: string,
): Promise<{ adPlatform: string; planId: string; spendFen: number }[]> {
  const rows = await db.query<{ ad_platform: string; plan_id: string; spend_fen: number }>(
    `select ad_platform, plan_id, sum(spend_fen)::bigint as spend_fen from spend_row
     where run_id = $1 and plan_id <> ''
       and not exists (select from source
                       where source.ad_platform = spend_row.ad_platform and source.plan_id = spend_row.plan_id)
     group by 1, 2 order by 3 desc, 1, 2`,
    [runId],
  );
  return rows.map((row) => ({
    adPlatform: row.ad_platform,
    planId: row.plan_id,
    spendFen: row.spend_fen,
  }));
}
