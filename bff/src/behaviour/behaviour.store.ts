import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { Queryable } from '../platform/database';
import type { CallerSession } from '../platform/trpc';

export interface BehaviourRow {
  event: BehaviourEvent;
  session: CallerSession;
  receivedAt: Date;
  skewMs: number;
  appVersion: string;
}

const insertSql = `
insert into behaviour_event (event_id, person_id, device_id, session_id, touch_id, host, name, version, page, sequence,
  occurred_at, received_at, skew_ms, app_version, properties)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[],
  $10::bigint[], $11::timestamptz[], $12::timestamptz[], $13::bigint[], $14::text[], $15::jsonb[])
on conflict (event_id) do nothing
returning event_id`;

/** Stores what is new in one statement and tells which ids that was. */
export async function insertBehaviour(db: Queryable, rows: readonly BehaviourRow[]): Promise<Set<string>> {
  const column = <Value>(read: (row: BehaviourRow) => Value): Value[] => rows.map(read);
  const stored = await db.query<{ event_id: string }>(insertSql, [
    column(({ event }) => event.eventId),
    column(({ session }) => session.personId),
    column(({ session }) => session.deviceId),
    column(({ session }) => session.sessionId),
    column(({ session }) => session.touchId),
    column(({ session }) => session.host),
    column(({ event }) => event.name),
    column(({ event }) => event.version),
    column(({ event }) => event.page),
    column(({ event }) => event.sequence),
    column(({ event }) => new Date(event.occurredAtMs)),
    column(({ receivedAt }) => receivedAt),
    column(({ skewMs }) => skewMs),
    column(({ appVersion }) => appVersion),
    column(({ event }) => JSON.stringify(event.properties)),
  ]);
  return new Set(stored.map((row) => row.event_id));
}

export interface RejectedRow {
  reason: string;
  eventName: string | null;
}

export async function insertRejected(
  db: Queryable,
  sessionId: string,
  rows: readonly RejectedRow[],
  receivedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into rejected_behaviour (session_id, reason, event_name, received_at)
     select $1, reason, event_name, $4 from unnest($2::text[], $3::text[]) as refused (reason, event_name)`,
    [sessionId, rows.map((row) => row.reason), rows.map((row) => row.eventName), receivedAt],
  );
}
