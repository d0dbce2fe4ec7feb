import type { Entry } from '@loudou/shared/entry';
import type { PersonId, TouchId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
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

export type ReadTouch = TouchForCredit & { touchId: TouchId; entryKind: string };

interface TouchRow {
  touch_id: TouchId;
  asked: PersonId;
  ad_platform: string | null;
  account_id: string;
  has_click: boolean;
  paid_click: boolean;
  entry_kind: string;
  arrived_at: Date;
}

/** The arrivals of each of these people, under whatever profile they were. */
export async function touchesOfEach(
  db: Queryable,
  people: readonly PersonId[],
): Promise<Map<PersonId, ReadTouch[]>> {
  const rows = await db.query<TouchRow>(
    `with recursive ${samePersonSql}
     select distinct on (member.asked, touch.arrived_at, touch.touch_id) member.asked, touch_id, ad_platform,
       coalesce(ids ->> 'accountId', '') as account_id, click_id is not null as has_click, paid_click, entry_kind,
       arrived_at
     from member join touch on touch.person_id = member.person_id
     order by member.asked, touch.arrived_at, touch.touch_id`,
    [people],
  );
  const touches = new Map<PersonId, ReadTouch[]>();
  for (const row of rows) {
    const own = touches.get(row.asked) ?? [];
    own.push({
      touchId: row.touch_id,
      adPlatform: row.ad_platform,
      accountId: row.account_id,
      hasClick: row.has_click,
      paidClick: row.paid_click,
      entryKind: row.entry_kind,
      arrivedAt: row.arrived_at,
    });
    touches.set(row.asked, own);
  }
  return touches;
}

/** Frozen: a second credit of the same person changes nothing. */
export async function insertCredit(
  tx: Queryable,
  credit: {
    personId: PersonId;
    touchId: TouchId | null;
    ruleVersion: string;
    deepUntil: Date | null;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into registration_credit (person_id, touch_id, rule_version, deep_until, credited_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [credit.personId, credit.touchId, credit.ruleVersion, credit.deepUntil, credit.at],
  );
}

export async function registrationTouch(db: Queryable, personId: PersonId): Promise<TouchId | null> {
  const row = await db.maybeOne<{ touch_id: TouchId | null }>(
    'select touch_id from registration_credit where person_id = $1',
    [personId],
  );
  return row?.touch_id ?? null;
}

export interface FrozenCredit {
  touchId: TouchId | null;
  rule: string;
  registeredAt: Date;
  deepUntil: Date | null;
}

export async function findCredit(db: Queryable, personId: PersonId): Promise<FrozenCredit | null> {
  const row = await db.maybeOne<{
    touch_id: TouchId | null;
    rule_version: string;
    credited_at: Date;
    deep_until: Date | null;
  }>('select touch_id, rule_version, credited_at, deep_until from registration_credit where person_id = $1', [
    personId,
  ]);
  return row
    ? {
        touchId: row.touch_id,
        rule: row.rule_version,
        registeredAt: row.credited_at,
        deepUntil: row.deep_until,
      }
    : null;
}

/** '' for whoever came by themselves, and for a touch that is not known. */
export async function touchPlatform(db: Queryable, touchId: TouchId): Promise<string> {
  const row = await db.maybeOne<{ ad_platform: string | null }>(
    'select ad_platform from touch where touch_id = $1',
    [touchId],
  );
  return row?.ad_platform ?? '';
}
