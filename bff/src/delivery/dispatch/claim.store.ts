import { type ColumnLists, columnLists, type Queryable } from '../../platform/database';
import type { ClaimedRow } from '../ledger/ledger.types';
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

const rowColumns = {
  deliveryId: 'row.delivery_id',
  lane: 'row.lane',
  epoch: 'claimed.claim_epoch',
  state: 'row.state',
  attempts: 'row.attempts',
  factId: 'row.fact_id',
  factName: 'row.fact_name',
  factVersion: 'fact.schema_version',
  personId: 'row.person_id',
  personSequence: 'row.person_sequence',
  event: 'row.event',
  revision: 'row.revision',
  externalId: 'row.external_id',
  touchId: 'row.touch_id',
  accountVersion: 'row.account_version',
  grade: 'row.grade',
  gradingVersion: 'row.grading_version',
  expectedValueFen: 'row.expected_value_fen',
  occurredAt: 'row.occurred_at',
  recordedAt: 'fact.recorded_at',
  expiresAt: 'row.expires_at',
  host: 'fact.host',
  traceId: 'fact.trace_id',
  data: 'fact.data',
};

// Lease and account are locked for the moment of claiming: whoever takes the lane over, or gives the sending to
// somebody else, sees these claims afterwards. What is neither claimed nor waits is said in one word, so that rows
// are found by their ids and not by the index of what is ready, lane by lane.
const claimSql = `
with mine as (
  select lane, epoch from lane_lease
  where owner = $1 and (lane::int, epoch) in (select * from unnest($2::int[], $3::bigint[]))
  for share
), sender as (
  select account_id from account where account_id = $6 and owner = 'loudou' and status = 'running' for share
), claimed as (
  update ledger_queue set claim_epoch = mine.epoch, claimed_by = $1, claimed_at = $4
  from mine, sender
  where ledger_queue.delivery_id = any($5) and ledger_queue.lane = mine.lane
    and ledger_queue.account_id = sender.account_id and coalesce(waits_for, claimed_by) is null
  returning ledger_queue.delivery_id, claim_epoch
)
select ${columnLists(rowColumns)}
from claimed join ledger_row row using (delivery_id) join fact using (fact_id)`;

type Moments = 'occurredAt' | 'recordedAt' | 'expiresAt';
type WrittenRow = Omit<ClaimedRow, Moments | 'accountId'> &
  Record<'occurredAt' | 'recordedAt', string> & { expiresAt: string | null };

/** Those of the rows that could be claimed, in the order in which they were asked for. */
export async function claimRows(
  db: Queryable,
  worker: string,
  accountId: string,
  leases: readonly Lease[],
  now: Date,
  deliveryIds: readonly string[],
): Promise<ClaimedRow[]> {
  const rows = await db.one<ColumnLists<WrittenRow>>(claimSql, [
    worker,
    leases.map(({ lane }) => lane),
    leases.map(({ epoch }) => epoch),
    now,
    deliveryIds,
    accountId,
  ]);
  const placeOf = new Map(rows.deliveryId.map((id, at) => [id, at]));
  return deliveryIds.flatMap((id) => {
    const at = placeOf.get(id);
    return at === undefined ? [] : [readRow(rows, at, accountId)];
  });
}

const readRow = (rows: ColumnLists<WrittenRow>, at: number, accountId: string): ClaimedRow => ({
  deliveryId: rows.deliveryId[at]!,
  accountId,
  lane: rows.lane[at]!,
  epoch: rows.epoch[at]!,
  state: rows.state[at]!,
  attempts: rows.attempts[at]!,
  factId: rows.factId[at]!,
  factName: rows.factName[at]!,
  factVersion: rows.factVersion[at]!,
  personId: rows.personId[at]!,
  personSequence: rows.personSequence[at]!,
  event: rows.event[at]!,
  revision: rows.revision[at]!,
  externalId: rows.externalId[at]!,
  touchId: rows.touchId[at]!,
  accountVersion: rows.accountVersion[at]!,
  grade: rows.grade[at]!,
  gradingVersion: rows.gradingVersion[at]!,
  expectedValueFen: rows.expectedValueFen[at]!,
  occurredAt: new Date(rows.occurredAt[at]!),
  recordedAt: new Date(rows.recordedAt[at]!),
  expiresAt: rows.expiresAt[at] === null ? null : new Date(rows.expiresAt[at]!),
  host: rows.host[at]!,
  traceId: rows.traceId[at]!,
  data: rows.data[at]!,
});

/** Gives claims back of which nothing was sent; nothing has happened, so the ledger says nothing. */
export async function releaseClaims(
  db: Queryable,
  worker: string,
  rows: readonly Pick<ClaimedRow, 'deliveryId' | 'epoch'>[],
): Promise<void> {
  for (const [epoch, ids] of byEpoch(rows)) {
    await db.query(
      `update ledger_queue set claim_epoch = null, claimed_by = null, claimed_at = null
       where delivery_id = any($1) and claim_epoch = $2 and claimed_by = $3`,
      [ids, epoch, worker],
    );
  }
}

/** Nearly always one list: a list of ids is found by the index, whatever the planner thinks of a join. */
export function byEpoch(rows: readonly Pick<ClaimedRow, 'deliveryId' | 'epoch'>[]): Map<number, string[]> {
  const lists = new Map<number, string[]>();
  for (const { deliveryId, epoch } of rows) {
    const list = lists.get(epoch);
    if (list) list.push(deliveryId);
    else lists.set(epoch, [deliveryId]);
  }
  return lists;
}

/** Gives back rows that wait for a consent; the dispatcher passes over them until it comes. */
export async function waitForConsent(
  db: Queryable,
  worker: string,
  rows: readonly Pick<ClaimedRow, 'deliveryId' | 'epoch'>[],
): Promise<void> {
  for (const [epoch, ids] of byEpoch(rows)) {
    await db.query(
      `update ledger_queue set claim_epoch = null, claimed_by = null, claimed_at = null, waits_for = 'consent'
       where delivery_id = any($1) and claim_epoch = $2 and claimed_by = $3`,
      [ids, epoch, worker],
    );
  }
}

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
