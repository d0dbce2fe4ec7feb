import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { PreparedStatement, Queryable } from '../platform/database';
import type { CallerSession } from '../platform/trpc';
import { eventKey } from './event-key';
import { estimateTime } from './estimate-time.rules';

/** What all rows of one batch have in common. */
export interface Arrival {
  session: CallerSession;
  receivedAt: Date;
  skewMs: number;
  appVersion: string;
}

export interface BehaviourRow {
  event: BehaviourEvent;
  arrival: Arrival;
}

// Events travel as one JSON and what their batches share only once: a third less work on both sides than a list for
// each column. The mark that an id was seen and its event are one statement: neither is ever there without the other.
// Marks are set in the order of their keys, so that statements which share some wait for each other instead of
// locking up.
const insertStatement: PreparedStatement = {
  name: 'insert_behaviour',
  text: `
with given as (
  select event_key, "eventId" as event_id, person_id, device_id, session_id, "visitId" as visit_id, touch_id, host, name,
    version, page, sequence, 'epoch'::timestamptz + "occurredAtMs" * interval '1 millisecond' as occurred_at,
    'epoch'::timestamptz + happened_at_ms * interval '1 millisecond' as happened_at, received_at, skew_ms, app_version,
    properties
  from rows from (
    unnest($1::uuid[]), unnest($2::int[]), unnest($3::bigint[]),
    jsonb_to_recordset($4::jsonb) as ("eventId" text, name text, version int, page text, "visitId" text, sequence bigint,
      "occurredAtMs" bigint, properties jsonb)
  ) as event (event_key, arrival, happened_at_ms)
  join unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::bigint[], $12::text[])
    with ordinality as arrived (person_id, device_id, session_id, touch_id, host, received_at, skew_ms, app_version, arrival)
    using (arrival)
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
select event_key from given where event_key not in (select event_key from fresh)`,
};

/** Stores what is new in one statement and tells which rows were there before, or twice among these. */
export async function insertBehaviour(
  db: Queryable,
  given: readonly BehaviourRow[],
): Promise<ReadonlySet<BehaviourRow>> {
  const { rows, keys, repeated } = apartFromRepeated(given);
  const arrivals = [...new Set(rows.map(({ arrival }) => arrival))];
  const numbers = new Map(arrivals.map((arrival, index) => [arrival, index + 1]));
  const shared = <Value>(read: (arrival: Arrival) => Value): Value[] => arrivals.map(read);
  const known = await db.query<{ event_key: string }>(insertStatement, [
    listOf(keys),
    listOf(rows.map(({ arrival }) => numbers.get(arrival)!)),
    listOf(rows.map(happenedAtMs)),
    JSON.stringify(rows.map(({ event }) => event)),
    shared(({ session }) => session.personId),
    shared(({ session }) => session.deviceId),
    shared(({ session }) => session.sessionId),
    shared(({ session }) => session.touchId),
    shared(({ session }) => session.host),
    shared(({ receivedAt }) => receivedAt),
    shared(({ skewMs }) => skewMs),
    shared(({ appVersion }) => appVersion),
  ]);
  if (known.length === 0) return repeated;
  const knownKeys = new Set(known.map((row) => row.event_key.replaceAll('-', '')));
  rows.forEach((row, place) => knownKeys.has(keys[place]!) && repeated.add(row));
  return repeated;
}

/** A day is made while rows of it are written at most once; as many days may lie in one commit. */
const maxDaysMadeMeanwhile = 3;
const CHECK_VIOLATION = '23514';

/** The same outside a transaction: a row that was on its way to the net when its day was made goes there instead. */
export async function storeBehaviour(
  db: Queryable,
  rows: readonly BehaviourRow[],
): Promise<ReadonlySet<BehaviourRow>> {
  for (let made = 0; ; made += 1) {
    try {
      return await insertBehaviour(db, rows);
    } catch (error) {
      const { code, table } = (error ?? {}) as { code?: unknown; table?: unknown };
      const isMadeMeanwhile = code === CHECK_VIOLATION && table === 'behaviour_event_other';
      if (!isMadeMeanwhile || made >= maxDaysMadeMeanwhile) throw error;
    }
  }
}

/** As PostgreSQL writes a list of what needs no quotes; the driver would look at each for what might need some. */
const listOf = (values: readonly (string | number)[]) => `{${values.join(',')}}`;

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

function happenedAtMs({ event: { occurredAtMs }, arrival: { skewMs, receivedAt } }: BehaviourRow): number {
  return estimateTime({ occurredAtMs, skewMs, receivedAtMs: receivedAt.getTime() });
}
