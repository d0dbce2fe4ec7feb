import { laneCount } from '../platform/outbox';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';

export interface DeliveryView {
  factId: string;
  sink: string;
  personId: string;
  personSequence: number;
  name: string;
  state: 'queued' | 'delivered' | 'parked' | 'suppressed';
  waitsFor: 'consent' | 'parked' | null;
  attempts: number;
  cause: string | null;
  occurredAt: Date;
  recordedAt: Date;
  finishedAt: Date | null;
  host: string | null;
}

const viewSql = `
select delivery.fact_id as "factId", delivery.sink, delivery.person_id as "personId",
       delivery.person_sequence as "personSequence", fact.name, delivery.state, delivery.waits_for as "waitsFor",
       delivery.attempts, delivery.cause, fact.occurred_at as "occurredAt", fact.recorded_at as "recordedAt",
       delivery.finished_at as "finishedAt", fact.host
from delivery join fact using (fact_id)`;

export interface LatestFilter {
  sink: string;
  state?: DeliveryView['state'];
  limit: number;
}

/** The newest deliveries first. Facts hold nothing personal, so neither do these. */
export async function latestDeliveries(db: Queryable, filter: LatestFilter): Promise<DeliveryView[]> {
  return db.query<DeliveryView>(
    `${viewSql} where delivery.sink = $1 and ($2::text is null or delivery.state = $2)
     order by delivery.fact_id desc limit $3`,
    [filter.sink, filter.state ?? null, filter.limit],
  );
}

/** Everything of one person, in its order. */
export async function deliveriesOfPerson(
  db: Queryable,
  personId: string,
  limit = 500,
): Promise<DeliveryView[]> {
  return db.query<DeliveryView>(
    `${viewSql} where delivery.person_id = $1 order by delivery.person_sequence, delivery.sink limit $2`,
    [personId, limit],
  );
}

export interface SinkSummary {
  sink: string;
  waiting: number;
  waitingForConsent: number;
  oldestWaitingAt: Date | null;
  deliveredLastHour: number;
  parked: number;
}

/** What each sink is owed and has taken. Waiting for consent is nobody's delay, so it is told apart. */
export async function summarizeSinks(db: Queryable, now: Date): Promise<SinkSummary[]> {
  return db.query<SinkSummary>(
    `select sink.name as sink,
       (select count(*)::int from delivery where delivery.sink = sink.name and state = 'queued' and waits_for is null) as waiting,
       (select count(*)::int from delivery where delivery.sink = sink.name and state = 'queued' and waits_for = 'consent') as "waitingForConsent",
       ${oldestSql('sink.name', '$1')} as "oldestWaitingAt",
       (select count(*)::int from delivery where delivery.sink = sink.name and state = 'delivered'
          and finished_at > $2::timestamptz - interval '1 hour') as "deliveredLastHour",
       (select count(*)::int from delivery where delivery.sink = sink.name and state = 'parked') as parked
     from sink order by sink.name`,
    [laneCount, now],
  );
}

/** Sets the age of the oldest fact that could leave and has not; one look at the head of each lane. */
export async function observeOldest(
  { db, clock, metrics }: Pick<Platform, 'db' | 'clock' | 'metrics'>,
  sink: string,
): Promise<void> {
  const { oldest } = await db.one<{ oldest: Date | null }>(`select ${oldestSql('$2', '$1')} as oldest`, [
    laneCount,
    sink,
  ]);
  const ageMs = oldest ? Math.max(0, clock.nowMs() - oldest.getTime()) : 0;
  metrics.oldestUndeliveredSeconds.set({ sink }, ageMs / 1_000);
}

function oldestSql(sink: string, lanes: string): string {
  return `(select min(head.next_attempt_at) from generate_series(0, ${lanes}::int - 1) as lane (number)
    cross join lateral (
      select next_attempt_at from delivery
      where delivery.sink = ${sink}::text and delivery.lane = lane.number and state = 'queued' and waits_for is null
      order by next_attempt_at limit 1
    ) head)`;
}
