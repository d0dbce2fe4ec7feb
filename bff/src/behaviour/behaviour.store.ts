import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { Queryable } from '../platform/database';
import type { CallerSession } from '../platform/trpc';
import { eventKey } from './event-key';
import { estimateTime } from './estimate-time.rules';

export interface BehaviourRow {
  event: BehaviourEvent;
  session: CallerSession;
  receivedAt: Date;
  skewMs: number;
  appVersion: string;
}

// The mark that an id was seen and its event are one statement: neither is ever there without the other. Marks are
// set in the order of their keys, so that statements which share some wait for each other instead of locking up.
const insertSql = `
with given as (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::int[], $11::text[], $12::bigint[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
    $16::bigint[], $17::text[], $18::jsonb[])
  as row (event_key, event_id, person_id, device_id, session_id, visit_id, touch_id, host, name, version, page, sequence,
    occurred_at, happened_at, received_at, skew_ms, app_version, properties)
), fresh as (
  insert into behaviour_seen (event_key, received_at) select event_key, received_at from given order by event_key
  on conflict do nothing returning event_key
), stored as (
  insert into behaviour_event (event_id, person_id, device_id, session_id, visit_id, touch_id, host, name, version, page,
    sequence, occurred_at, happened_at, received_at, skew_ms, app_version, properties)
  select event_id, person_id, device_id, session_id, visit_id, touch_id, host, name, version, page, sequence, occurred_at,
    happened_at, received_at, skew_ms, app_version, properties
  from given join fresh using (event_key)
)
select event_key from given where event_key not in (select event_key from fresh)`;

/** Stores what is new in one statement and tells which rows were there before, or twice among these. */
export async function insertBehaviour(
  db: Queryable,
  given: readonly BehaviourRow[],
): Promise<ReadonlySet<BehaviourRow>> {
  const { rows, keys, repeated } = apartFromRepeated(given);
  const column = <Value>(read: (row: BehaviourRow) => Value): Value[] => rows.map(read);
  const known = await db.query<{ event_key: string }>(insertSql, [
    keys,
    column(({ event }) => event.eventId),
    column(({ session }) => session.personId),
    column(({ session }) => session.deviceId),
    column(({ session }) => session.sessionId),
    column(({ event }) => event.visitId ?? null),
    column(({ session }) => session.touchId),
    column(({ session }) => session.host),
    column(({ event }) => event.name),
    column(({ event }) => event.version),
    column(({ event }) => event.page),
    column(({ event }) => event.sequence),
    column(({ event }) => new Date(event.occurredAtMs)),
    column(happenedAt),
    column(({ receivedAt }) => receivedAt),
    column(({ skewMs }) => skewMs),
    column(({ appVersion }) => appVersion),
    column(({ event }) => JSON.stringify(event.properties)),
  ]);
  if (known.length === 0) return repeated;
  const knownKeys = new Set(known.map((row) => row.event_key.replaceAll('-', '')));
  rows.forEach((row, place) => knownKeys.has(keys[place]!) && repeated.add(row));
  return repeated;
}

function apartFromRepeated(given: readonly BehaviourRow[]) {
  const rows: BehaviourRow[] = [];
  const keys: string[] = [];
  const repeated = new Set<BehaviourRow>();
  const met = new Set<string>();
  for (const row of given) {
    if (met.has(row.event.eventId)) repeated.add(row);
    else {
      met.add(row.event.eventId);
      rows.push(row);
      keys.push(eventKey(row.event.eventId));
    }
  }
  return { rows, keys, repeated };
}

/** Values that PostgreSQL does not take: however often the same rows come, it will not take them. */
export function isFaultOfRows(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}

function happenedAt({ event, skewMs, receivedAt }: BehaviourRow): Date {
  const { occurredAtMs } = event;
  return new Date(estimateTime({ occurredAtMs, skewMs, receivedAtMs: receivedAt.getTime() }));
}
