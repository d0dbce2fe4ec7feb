import type { PersonId, TouchId } from '@loudou/shared/ids';
import { readOpenId } from '../../identity';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { PersonErased } from '../../platform/vault';
import type { OutgoingClick } from '../sinks/sink-definition';

interface TouchRow {
  touch_id: TouchId;
  click_id: string;
  host: string;
  arrived_at: Date;
  ids: Record<string, unknown>;
  raw: Record<string, string[]>;
}

/** The clicks behind these arrivals; read when something leaves and never copied into the ledger. */
export async function readClicks(
  db: Queryable,
  touchIds: readonly TouchId[],
): Promise<Map<TouchId, OutgoingClick>> {
  if (touchIds.length === 0) return new Map();
  const rows = await db.query<TouchRow>(
    'select touch_id, click_id, host, arrived_at, ids, raw from touch where touch_id = any($1) and click_id is not null',
    [touchIds],
  );
  return new Map(
    rows.map((row) => [
      row.touch_id,
      {
        clickId: row.click_id,
        host: row.host,
        landedAt: row.arrived_at,
        ids: row.ids,
        parameters: row.raw,
      },
    ]),
  );
}

/** The account at a host, of the person or of whoever turned out to be them. Null when there is none, or the key is gone. */
export async function readHostAccount(
  platform: Pick<Platform, 'db' | 'vault' | 'clock'>,
  people: readonly PersonId[],
  host: string,
): Promise<{ appId: string; openId: string } | null> {
  for (const personId of people) {
    const openId = await readOpenId(platform.db, platform, personId, host).catch((error: unknown) => {
      if (error instanceof PersonErased) return null;
      throw error;
    });
    if (!openId) continue;
    const row = await platform.db.maybeOne<{ app_id: string }>(
      'select app_id from host_account where person_id = $1 and host = $2 order by first_seen_at desc limit 1',
      [personId, host],
    );
    return { appId: row?.app_id ?? '', openId };
  }
  return null;
}
