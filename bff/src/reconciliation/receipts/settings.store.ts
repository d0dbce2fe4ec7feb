import type { Queryable } from '../../platform/database';
import { defaultSettings, ReceiptSettings } from './receipt-settings';

/** The newest settings of an account, over the defaults of its platform. */
export async function readSettings(
  db: Queryable,
  accountId: string,
  adPlatform: string,
): Promise<ReceiptSettings> {
  const row = await db.maybeOne<{ settings: Record<string, unknown> }>(
    'select settings from reconciliation_setting where account_id = $1 order by version desc limit 1',
    [accountId],
  );
  return ReceiptSettings.parse({ ...defaultSettings(adPlatform), ...row?.settings });
}

export async function insertSettings(
  db: Queryable,
  entry: { accountId: string; settings: ReceiptSettings; madeBy: string; at: Date },
): Promise<number> {
  const row = await db.one<{ version: number }>(
    `insert into reconciliation_setting (account_id, version, settings, made_by, made_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from reconciliation_setting where account_id = $1
     returning version`,
    [entry.accountId, JSON.stringify(entry.settings), entry.madeBy, entry.at],
  );
  return row.version;
}
