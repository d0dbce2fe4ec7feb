import { type ColumnLists, columnLists, type Queryable } from '../../platform/database';
import type { ClaimPlan, Due, QueuedPlace } from './claim.rules';
import type { Lease } from './lane-leases';

export interface ClaimBounds {
  /** People whose queues are looked at. */
  people: number;
  /** Rows of one person that are looked at. */
  perPerson: number;
}

const placeColumns = {
  deliveryId: 'place.delivery_id',
  personId: 'place.person_id',
  lane: 'place.lane',
  dueAt: 'place.due_at',
  waitsFor: 'place.waits_for',
  claimed: 'place.claim_epoch is not null',
};

// First the people who have something due that waits for nothing, oldest first; then their queues from the
// beginning, since what stands first decides for what stands behind it.
const queuesSql = `
select ${columnLists(placeColumns)}
from (
  select distinct person_id from (
    select due.person_id from unnest($2::int[]) as mine (lane) cross join lateral (
      select person_id, due_at, delivery_id from ledger_queue
      where account_id = $1 and lane = mine.lane and waits_for is null and claim_epoch is null and due_at <= $3
      order by due_at, delivery_id limit $4
    ) due order by due.due_at, due.delivery_id limit $4
  ) oldest
) people cross join lateral (
  select * from ledger_queue where account_id = $1 and person_id = people.person_id
    and not (waits_for is not distinct from 'decision' and due_at <= $6)
  order by person_sequence, delivery_id limit $5
) place`;

type WrittenPlace = Omit<QueuedPlace, 'dueAt'> & { dueAt: string };

/** The queues of the people who have waited longest, one list a person in its order. */
export async function dueQueues(
  db: Queryable,
  accountId: string,
  leases: readonly Lease[],
  due: Due,
  bounds: ClaimBounds,
): Promise<QueuedPlace[][]> {
  const places = await db.one<ColumnLists<WrittenPlace>>(queuesSql, [
    accountId,
    leases.map(({ lane }) => lane),
    due.by,
    bounds.people,
    bounds.perPerson,
    due.now,
  ]);
  const queues = new Map<string, QueuedPlace[]>();
  places.personId.forEach((personId, at) => {
    const queue = queues.get(personId);
    const place = readPlace(places, at);
    if (queue) queue.push(place);
    else queues.set(personId, [place]);
  });
  return [...queues.values()];
}

const readPlace = (places: ColumnLists<WrittenPlace>, at: number): QueuedPlace => ({
  deliveryId: places.deliveryId[at]!,
  personId: places.personId[at]!,
  lane: places.lane[at]!,
  dueAt: new Date(places.dueAt[at]!),
  waitsFor: places.waitsFor[at]!,
  claimed: places.claimed[at]!,
});

/** Rows behind one that cannot go wait as it does, so that nobody looks at them again and again. */
export async function putBehind(db: Queryable, plans: readonly ClaimPlan[]): Promise<void> {
  const wait = plans.flatMap((plan) => plan.wait);
  const delay = plans.flatMap((plan) => plan.delay);
  if (wait.length > 0) {
    await db.query(
      `with head as (
         select delivery_id, waits_for from ledger_queue
         where delivery_id = any($2) and waits_for in ('consent', 'parked') order by delivery_id for share
       )
       update ledger_queue set waits_for = head.waits_for
       from head, unnest($1::text[], $2::text[]) as place (delivery_id, behind)
       where ledger_queue.delivery_id = place.delivery_id and head.delivery_id = place.behind
         and claim_epoch is null and ledger_queue.waits_for is null`,
      [wait.map(({ deliveryId }) => deliveryId), wait.map(({ behind }) => behind)],
    );
  }
  if (delay.length > 0) {
    await db.query(
      `update ledger_queue set due_at = greatest(ledger_queue.due_at, behind.due_at)
       from unnest($1::text[], $2::timestamptz[]) as behind (delivery_id, due_at)
       where ledger_queue.delivery_id = behind.delivery_id and claim_epoch is null`,
      [delay.map(({ deliveryId }) => deliveryId), delay.map(({ dueAt }) => dueAt)],
    );
  }
}
