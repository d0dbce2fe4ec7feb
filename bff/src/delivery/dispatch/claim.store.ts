import { type ColumnLists, columnLists, type Queryable } from '../../platform/database';
import type { ClaimedRow } from '../ledger/ledger.types';
import type { Lease } from './lane-leases';

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
