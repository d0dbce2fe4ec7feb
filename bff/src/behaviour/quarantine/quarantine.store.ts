import type { DeviceId, PersonId, SessionId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { HostName } from '../../platform/trpc';
import type { RefusalReason } from '../behaviour.checks';

/** What rows of a quarantine have in common when one change of the catalogue would take them all. */
export interface QuarantineGroup {
  reason: RefusalReason;
  eventName: string | null;
  appVersion: string;
}

export interface Sender {
  personId: PersonId;
  deviceId: DeviceId;
  sessionId: SessionId;
  touchId: TouchId | null;
  host: HostName;
}

export interface HeldRow {
  reason: RefusalReason;
  path: string;
  eventName: string | null;
  rowHash: Buffer;
  payloadSealed: Buffer;
}

export interface Arrival {
  appVersion: string;
  skewMs: number;
  receivedAt: Date;
  expiresAt: Date;
}

/** Holds the rows that are not held already, unless the person has too many. */
export async function insertQuarantined(
  db: Queryable,
  sender: Sender,
  arrival: Arrival,
  rows: readonly HeldRow[],
  maxRowsPerPerson: number,
): Promise<void> {
  const column = <Value>(read: (row: HeldRow) => Value): Value[] => rows.map(read);
  await db.query(
    `insert into quarantined_behaviour (person_id, device_id, session_id, touch_id, host, app_version, skew_ms,
       received_at, expires_at, reason, path, event_name, row_hash, payload_sealed)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, reason, path, event_name, row_hash, payload_sealed
     from unnest($10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[])
       as held (reason, path, event_name, row_hash, payload_sealed)
     where (select count(*) from quarantined_behaviour where person_id = $1) < $15
     on conflict (person_id, row_hash) do nothing`,
    [
      sender.personId,
      sender.deviceId,
      sender.sessionId,
      sender.touchId,
      sender.host,
      arrival.appVersion,
      arrival.skewMs,
      arrival.receivedAt,
      arrival.expiresAt,
      column(({ reason }) => reason),
      column(({ path }) => path),
      column(({ eventName }) => eventName),
      column(({ rowHash }) => rowHash),
      column(({ payloadSealed }) => payloadSealed),
      maxRowsPerPerson,
    ],
  );
}

export interface GroupRow extends QuarantineGroup {
  rows: number;
  people: number;
  firstAt: Date;
  lastAt: Date;
  nextExpiryAt: Date;
  /** The newest row: what is done to a group is done up to the row that was seen last. */
  lastId: number;
  path: string;
  personId: PersonId;
  payloadSealed: Buffer;
}

/** The largest groups, each with its newest row as an example. */
export function listGroups(db: Queryable, maxGroups: number): Promise<GroupRow[]> {
  return db.query<GroupRow>(
    `select held.reason, held.event_name as "eventName", held.app_version as "appVersion", held.rows, held.people,
            held.first_at as "firstAt", held.last_at as "lastAt", held.next_expiry_at as "nextExpiryAt",
            held.last_id as "lastId", example.path, example.person_id as "personId",
            example.payload_sealed as "payloadSealed"
     from (select reason, event_name, app_version, count(*)::int as rows, count(distinct person_id)::int as people,
                  min(received_at) as first_at, max(received_at) as last_at, min(expires_at) as next_expiry_at,
                  max(quarantine_id) as last_id
           from quarantined_behaviour group by reason, event_name, app_version
           order by rows desc, last_id desc limit $1) as held
     join quarantined_behaviour as example on example.quarantine_id = held.last_id
     order by held.rows desc, held.last_id desc`,
    [maxGroups],
  );
}

export interface LockedRow extends Sender {
  quarantineId: number;
  appVersion: string;
  skewMs: number;
  receivedAt: Date;
  payloadSealed: Buffer;
}

const ofGroup = `reason = $1 and event_name is not distinct from $2 and app_version = $3
  and quarantine_id > $4 and quarantine_id <= $5`;

/** Rows of a group after one and up to another, kept for this transaction alone. */
export function lockRows(
  tx: Queryable,
  { reason, eventName, appVersion }: QuarantineGroup,
  place: { afterId: number; upToId: number },
  maxRows: number,
): Promise<LockedRow[]> {
  return tx.query<LockedRow>(
    `select quarantine_id as "quarantineId", person_id as "personId", device_id as "deviceId",
            session_id as "sessionId", touch_id as "touchId", host, app_version as "appVersion", skew_ms as "skewMs",
            received_at as "receivedAt", payload_sealed as "payloadSealed"
     from quarantined_behaviour where ${ofGroup} order by quarantine_id limit $6 for update`,
    [reason, eventName, appVersion, place.afterId, place.upToId, maxRows],
  );
}

export async function deleteRows(tx: Queryable, quarantineIds: readonly number[]): Promise<void> {
  if (quarantineIds.length === 0) return;
  await tx.query('delete from quarantined_behaviour where quarantine_id = any($1::bigint[])', [
    quarantineIds,
  ]);
}

export interface OtherRefusal {
  quarantineId: number;
  reason: RefusalReason;
  path: string;
}

/** What is refused for another reason today stands in another group from now on. */
export async function moveRows(tx: Queryable, refusals: readonly OtherRefusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await tx.query(
    `update quarantined_behaviour as held set reason = other.reason, path = other.path
     from unnest($1::bigint[], $2::text[], $3::text[]) as other (quarantine_id, reason, path)
     where held.quarantine_id = other.quarantine_id
       and (held.reason, held.path) is distinct from (other.reason, other.path)`,
    [
      refusals.map(({ quarantineId }) => quarantineId),
      refusals.map(({ reason }) => reason),
      refusals.map(({ path }) => path),
    ],
  );
}

export async function discardRows(
  tx: Queryable,
  { reason, eventName, appVersion }: QuarantineGroup,
  upToId: number,
  maxRows: number,
): Promise<number> {
  const { discarded } = await tx.one<{ discarded: number }>(
    `with gone as (
       delete from quarantined_behaviour where quarantine_id in (
         select quarantine_id from quarantined_behaviour where ${ofGroup} order by quarantine_id limit $6
       ) returning 1
     )
     select count(*)::int as discarded from gone`,
    [reason, eventName, appVersion, 0, upToId, maxRows],
  );
  return discarded;
}

export async function expireRows(db: Queryable, now: Date, maxRows: number): Promise<number> {
  const { expired } = await db.one<{ expired: number }>(
    `with gone as (
       delete from quarantined_behaviour where quarantine_id in (
         select quarantine_id from quarantined_behaviour where expires_at <= $1 order by expires_at limit $2
       ) returning 1
     )
     select count(*)::int as expired from gone`,
    [now, maxRows],
  );
  return expired;
}
