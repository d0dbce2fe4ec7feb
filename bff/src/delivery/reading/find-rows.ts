import type { AdPlatform } from '@loudou/shared/entry';
import { isId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Vault } from '../../platform/vault';
import type { LedgerFilter } from './ledger-filter';

export type RowSearch = Pick<LedgerFilter, 'personId' | 'factId' | 'touchIds' | 'deliveryIds'>;

const maxTouches = 200;
const deliveryPattern = /^dlv_[0-9A-Z]{10,40}$/;

/**
 * What a pasted text names, as a filter that may stand in an address. Ids of ours say so themselves; anything
 * else is taken for an external id or a click id. A click id is only ever compared by its keyed hash, and the
 * answer names its touches instead. Null when nothing is known by it.
 */
export async function findRows(db: Queryable, vault: Vault, text: string): Promise<RowSearch | null> {
  const given = text.trim();
  if (isId('person', given)) return { personId: given };
  if (isId('fact', given)) return { factId: given };
  if (isId('touch', given)) return { touchIds: [given] };
  if (deliveryPattern.test(given)) return { deliveryIds: [given] };
  const touchIds = await touchesOfClick(db, vault, given);
  return touchIds.length > 0 ? { touchIds } : null;
}

const adPlatforms: readonly AdPlatform[] = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'];

async function touchesOfClick(db: Queryable, vault: Vault, clickId: string): Promise<string[]> {
  const lookups = adPlatforms.map((adPlatform) => vault.lookup('click_id', `${adPlatform} ${clickId}`));
  const rows = await db.query<{ touch_id: string }>(
    'select touch_id from touch where click_lookup = any($1::bytea[]) order by arrived_at limit $2',
    [lookups, maxTouches],
  );
  return rows.map((row) => row.touch_id);
}
