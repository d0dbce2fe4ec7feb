import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { factChannel } from '../platform/outbox';
import type { UnfinishedDelivery, WaitsFor } from './delivery.rules';

export interface LaneDelivery extends UnfinishedDelivery {
  lane: number;
  /** The last sequence of this person that the same look at the table saw. */
  seenUpTo: number;
}

interface DeliveryRow {
  lane: number;
  fact_id: LaneDelivery['factId'];
  person_id: PersonId;
  person_sequence: number;
  seen_up_to: number;
  parked: boolean;
  name: string;
  schema_version: number;
  occurred_at: Date;
  recorded_at: Date;
  touch_id: LaneDelivery['touchId'];
  host: string | null;
  trace_id: string | null;
  data: Record<string, unknown>;
}

// First the people who have something that waits for nothing, oldest first; then everything unfinished of
// these people from its beginning, since what waits or is parked decides for what stands behind it. The limits
// inside keep the planner on the indexes, however many deliveries wait beside these.
const unfinishedSql = `
select lanes.lane, unfinished.*, fact.*
from unnest($2::smallint[]) as lanes (lane)
cross join lateral (
  select own.*, (
    select max(last.person_sequence) from delivery last
    where last.sink = $1 and last.lane = lanes.lane and last.person_id = ready.person_id and last.state in ('queued', 'parked')
  ) as seen_up_to
  from (
    select distinct person_id from (
      select person_id from delivery
      where sink = $1 and lane = lanes.lane and state = 'queued' and waits_for is null
      order by next_attempt_at, fact_id limit $3
    ) due
  ) ready
  cross join lateral (
    select fact_id, person_id, person_sequence, state = 'parked' as parked from delivery
    where sink = $1 and lane = lanes.lane and person_id = ready.person_id and state in ('queued', 'parked')
    order by person_sequence limit $3
  ) own
  order by own.person_id, own.person_sequence limit $3
) unfinished
cross join lateral (
  select name, schema_version, occurred_at, recorded_at, touch_id, host, trace_id, data
  from fact where fact.fact_id = unfinished.fact_id limit 1
) fact
where exists (select 1 from sink where name = $1 and enabled)
order by lanes.lane, unfinished.person_id, unfinished.person_sequence`;

export async function unfinishedDeliveries(
  db: Queryable,
  sink: string,
  lanes: readonly number[],
  maxPerLane: number,
): Promise<LaneDelivery[]> {
  const rows = await db.query<DeliveryRow>(unfinishedSql, [sink, lanes, maxPerLane]);
  return rows.map((row) => ({
    lane: row.lane,
    factId: row.fact_id,
    personId: row.person_id,
    personSequence: row.person_sequence,
    seenUpTo: row.seen_up_to,
    parked: row.parked,
    name: row.name,
    version: row.schema_version,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    touchId: row.touch_id,
    host: row.host,
    traceId: row.trace_id,
    data: row.data,
  }));
}

export interface Waiting {
  personId: PersonId;
  fromSequence: number;
  /** The last one that the decision was made on: a later one may be the very consent that is waited for. */
  upToSequence: number;
}

/** Passes over these deliveries from now on. */
export async function letWait(
  db: Queryable,
  sink: string,
  waitsFor: WaitsFor,
  waiting: readonly Waiting[],
): Promise<void> {
  if (waiting.length === 0) return;
  await db.query(
    `update delivery set waits_for = $2
     where sink = $1 and state = 'queued' and fact_id = any(array(
       select own.fact_id from unnest($3::text[], $4::bigint[], $5::bigint[]) as one (person_id, from_sequence, up_to_sequence)
       cross join lateral (
         select fact_id from delivery
         where sink = $1 and person_id = one.person_id and state = 'queued' and waits_for is distinct from $2
           and person_sequence between one.from_sequence and one.up_to_sequence
         offset 0
       ) own
     ))`,
    [
      sink,
      waitsFor,
      waiting.map((one) => one.personId),
      waiting.map((one) => one.fromSequence),
      waiting.map((one) => one.upToSequence),
    ],
  );
}

/** Brings back what waited for the consent of these people, and wakes whoever holds their lanes. */
export async function stopWaiting(
  db: Queryable,
  sink: string,
  people: readonly PersonId[],
  waitedFor: WaitsFor,
): Promise<void> {
  if (people.length === 0) return;
  await db.query(
    `with released as (
       update delivery set waits_for = null
       where sink = $1 and person_id = any($2) and state = 'queued' and waits_for = $3 returning fact_id
     )
     select pg_notify('${factChannel}', '') from released limit 1`,
    [sink, people, waitedFor],
  );
}

export async function finish(
  db: Queryable,
  sink: string,
  factIds: readonly string[],
  end: { state: 'delivered' | 'suppressed' | 'parked'; attempts: number; cause?: string; at: Date },
): Promise<void> {
  if (factIds.length === 0) return;
  await db.query(
    `update delivery set state = $3, attempts = attempts + $4, cause = $5, finished_at = $6, waits_for = null
     where sink = $1 and fact_id = any($2) and state = 'queued'`,
    [sink, factIds, end.state, end.attempts, end.cause ?? null, end.at],
  );
}
