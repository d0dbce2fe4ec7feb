import type { Entry } from '@loudou/shared/entry';
import type { PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { TouchForCredit } from './attribution.rules';

export interface StoredTouch {
  touchId: TouchId;
  personId: PersonId;
  deviceId: string;
  entry: Entry;
  entryMode: 'cold' | 'hot';
  clickLookup: Buffer | null;
  paidClick: boolean;
  onceKey: string;
  arrivedAt: Date;
}

/** Null when the same arrival was told before: its touch is `findTouch(onceKey)`. */
export async function insertTouch(tx: Queryable, touch: StoredTouch): Promise<TouchId | null> {
  const { entry } = touch;
  const row = await tx.maybeOne<{ touch_id: TouchId }>(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, click_lookup, ids, scene, path, raw, paid_click, once_key, arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (once_key) do nothing returning touch_id`,
    [
      touch.touchId,
      touch.personId,
      touch.deviceId,
      entry.host,
      entry.kind,
      touch.entryMode,
      entry.adPlatform,
      entry.clickId,
      touch.clickLookup,
      JSON.stringify(entry.ids),
      entry.scene,
      entry.path,
      JSON.stringify(entry.raw),
      touch.paidClick,
      touch.onceKey,
      touch.arrivedAt,
    ],
  );
  return row?.touch_id ?? null;
}

export async function findTouch(tx: Queryable, onceKey: string): Promise<TouchId> {
  return (await tx.one<{ touch_id: TouchId }>('select touch_id from touch where once_key = $1', [onceKey]))
    .touch_id;
}

/** Who came by this arrival, when it was told before and they are still a visitor of their own. */
export async function findPersonOfTouch(tx: Queryable, onceKey: string): Promise<PersonId | null> {
  const row = await tx.maybeOne<{ person_id: PersonId }>(
    'select person_id from touch join person using (person_id) where once_key = $1 and merged_into is null',
    [onceKey],
  );
  return row?.person_id ?? null;
}

/** Two arrivals with one click id at the same moment wait for each other, so that only one is the paid click. */
export async function isFirstWithClick(tx: Queryable, clickLookup: Buffer): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [clickLookup.readInt32BE(0)]);
  return (
    (await tx.maybeOne('select 1 from touch where click_lookup = $1 limit 1', [clickLookup])) === undefined
  );
}

export async function touchesOf(
  db: Queryable,
  personIds: readonly PersonId[],
): Promise<(TouchForCredit & { touchId: TouchId })[]> {
  const rows = await db.query<{
    touch_id: TouchId;
    ad_platform: string | null;
    paid_click: boolean;
    arrived_at: Date;
  }>(
    'select touch_id, ad_platform, paid_click, arrived_at from touch where person_id = any($1) order by arrived_at',
    [personIds],
  );
  return rows.map((row) => ({
    touchId: row.touch_id,
    adPlatform: row.ad_platform,
    paidClick: row.paid_click,
    arrivedAt: row.arrived_at,
  }));
}

export async function insertCredit(
  tx: Queryable,
  credit: { personId: PersonId; touchId: TouchId | null; ruleVersion: string; at: Date },
): Promise<void> {
  await tx.query(
    'insert into registration_credit (person_id, touch_id, rule_version, credited_at) values ($1, $2, $3, $4) on conflict do nothing',
    [credit.personId, credit.touchId, credit.ruleVersion, credit.at],
  );
}

export async function registrationTouch(db: Queryable, personId: PersonId): Promise<TouchId | null> {
  const row = await db.maybeOne<{ touch_id: TouchId | null }>(
    'select touch_id from registration_credit where person_id = $1',
    [personId],
  );
  return row?.touch_id ?? null;
}
