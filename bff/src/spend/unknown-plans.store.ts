import type { Queryable } from '../platform/database';

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
