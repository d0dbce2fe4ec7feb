import { type CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../platform/database';

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

export async function countVersions(db: Queryable, runId: string): Promise<number> {
  const row = await db.one<{ versions: number }>(
    'select count(*)::int as versions from spend_version where run_id = $1',
    [runId],
  );
  return row.versions;
}
