import type { Queryable } from '../platform/database';

export interface BehaviourView {
  eventId: string;
  visitId: string | null;
  name: string;
  page: string;
  host: string;
  /** As the phone's clock said. */
  occurredAt: Date;
  /** As far as that clock could be set right. */
  happenedAt: Date;
  receivedAt: Date;
  skewMs: number;
  sequence: number;
  touchId: string | null;
  properties: Record<string, string | number | boolean | null>;
}

/** What one person's phones reported, in the order in which it happened; the phone's count settles one millisecond. */
export async function behaviourOfPerson(
  db: Queryable,
  personId: string,
  limit = 500,
): Promise<BehaviourView[]> {
  return db
    .query<BehaviourView>(
      `select event_id as "eventId", visit_id as "visitId", name, page, host, occurred_at as "occurredAt", happened_at as "happenedAt", received_at as "receivedAt",
            skew_ms as "skewMs", sequence, touch_id as "touchId", properties
     from behaviour_event where person_id = $1
     order by happened_at desc, sequence desc limit $2`,
      [personId, limit],
    )
    .then((rows) => rows.reverse());
}
