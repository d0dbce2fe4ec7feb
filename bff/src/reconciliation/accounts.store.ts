import { findSink } from '../delivery';
import type { Queryable } from '../platform/database';

/** An ad account as far as it is reconciled; the marketing core keeps its own count. */
export interface ReconciledAccount {
  accountId: string;
  adPlatform: string;
  label: string;
  platformAccountId: string;
  status: string;
  /** Which clicks are its own, as its set-up says. */
  clicks: Record<string, string>;
  /** Every event that any version of its mapping names, with the fact behind it. */
  factOfEvent: Record<string, string>;
}

interface AccountRow {
  account_id: string;
  sink: string;
  label: string;
  platform_account_id: string;
  status: string;
  clicks: Record<string, string> | null;
  mapping: { fact: string; event: string }[] | null;
}

export async function reconciledAccounts(db: Queryable): Promise<ReconciledAccount[]> {
  const rows = await db.query<AccountRow>(
    `select account.account_id, sink, label, platform_account_id, status, active.setup -> 'clicks' as clicks,
       (select jsonb_agg(jsonb_build_object('fact', line ->> 'fact', 'event', line ->> 'event') order by version.version)
        from account_version version, jsonb_array_elements(coalesce(version.setup -> 'mapping', '[]')) line
        where version.account_id = account.account_id) as mapping
     from account left join account_version active
       on active.account_id = account.account_id and active.version = account.active_version
     where status <> 'draft' or exists (select 1 from receipt_import where receipt_import.account_id = account.account_id)
     order by account.account_id`,
  );
  return rows.flatMap((row) => {
    const adPlatform = findSink(row.sink)?.adPlatform;
    return adPlatform ? [accountOf(row, adPlatform)] : [];
  });
}

const accountOf = (row: AccountRow, adPlatform: string): ReconciledAccount => ({
  accountId: row.account_id,
  adPlatform,
  label: row.label,
  platformAccountId: row.platform_account_id,
  status: row.status,
  clicks: row.clicks ?? {},
  factOfEvent: Object.fromEntries((row.mapping ?? []).map(({ fact, event }) => [event, fact])),
});
