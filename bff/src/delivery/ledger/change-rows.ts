import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../../platform/database';
import type { ChainChange } from './chain';
import { entryParameters, placeEntries, writeEntriesSql } from './chain.store';
import type { LedgerState, RowChange } from './ledger.types';
import { stopWaiting } from './waiting.store';

export class LedgerRowMissing extends Error {
  override name = 'LedgerRowMissing';
}

export interface CurrentRow {
  deliveryId: string;
  accountId: string;
  lane: number;
  state: LedgerState;
  attempts: number;
}

/**
 * The only way in which a row of the ledger changes: the change is an entry of the chain, the row and its place
 * in the queue follow, all in the caller's transaction. Each row at most once a call.
 */
export async function changeRows(tx: Transaction, changes: readonly RowChange[], at: Date): Promise<void> {
  if (changes.length === 0) return;
  const rows = await lockRows(
    tx,
    changes.map(({ deliveryId }) => deliveryId),
  );
  await writeChanges(tx, { changes, queued: changes }, rows, at);
  await releaseBehindParked(tx, changes, rows);
}

/** Whatever becomes of a parked row, what stood behind it need not wait for it any more. */
async function releaseBehindParked(
  tx: Transaction,
  changes: readonly RowChange[],
  rows: ReadonlyMap<string, CurrentRow>,
): Promise<void> {
  const released = changes.filter(
    ({ deliveryId, to }) => rows.get(deliveryId)!.state === 'parked' && to !== 'parked',
  );
  if (released.length === 0) return;
  const people = await tx.query<{ person_id: PersonId; account_id: string }>(
    'select distinct person_id, account_id from ledger_row where delivery_id = any($1)',
    [released.map(({ deliveryId }) => deliveryId)],
  );
  const accounts = [...new Set(people.map((row) => row.account_id))];
  await stopWaiting(
    tx,
    people.map((row) => row.person_id),
    'parked',
    accounts,
  );
}

/** For whoever holds the claims of these rows already, and so knows how they stand, and which of them left the queue. */
export async function writeChanges(
  tx: Transaction,
  { changes, queued }: { changes: readonly RowChange[]; queued: readonly RowChange[] },
  rows: ReadonlyMap<string, CurrentRow>,
  at: Date,
): Promise<void> {
  const placed = await placeEntries(
    tx,
    changes.map((change) => chainChange(change, rows.get(change.deliveryId)!, at)),
  );
  await tx.query(writeSql, [...entryParameters(placed), JSON.stringify(queued.map(queueRecord))]);
}

async function lockRows(tx: Transaction, ids: readonly string[]): Promise<Map<string, CurrentRow>> {
  const rows = await tx.query<CurrentRow>(
    `select delivery_id as "deliveryId", account_id as "accountId", lane, state, attempts
     from ledger_row where delivery_id = any($1) order by delivery_id for update`,
    [ids],
  );
  const found = new Map(rows.map((row) => [row.deliveryId, row]));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw new LedgerRowMissing(`There is no ledger row ${missing}; nothing was changed`);
  return found;
}

function chainChange(change: RowChange, row: CurrentRow, at: Date): ChainChange {
  const { attempt } = change;
  return {
    accountId: row.accountId,
    lane: row.lane,
    deliveryId: row.deliveryId,
    attempt: attempt?.number ?? row.attempts,
    fromState: row.state,
    toState: change.to,
    cause: change.cause,
    actor: change.actor,
    startedAt: attempt?.startedAt ?? null,
    recordedAt: at,
    httpStatus: attempt?.httpStatus ?? null,
    durationMs: attempt?.durationMs ?? null,
    request: attempt?.request ?? null,
    response: attempt?.response ?? null,
    details: change.details ?? null,
  };
}

const queueRecord = ({ deliveryId, queue }: RowChange) => ({
  delivery_id: deliveryId,
  act: typeof queue === 'string' ? queue : 'set',
  due_at: typeof queue === 'string' ? null : queue.dueAt,
  waits_for: typeof queue === 'string' ? null : (queue.waitsFor ?? null),
});

// A row that left the queue can come back to it (a replay), so the queue is written by insert as well.
const writeSql = `
with ${writeEntriesSql},
changed as (
  update ledger_row set state = entry.to_state, cause = entry.cause, attempts = entry.attempt, changed_at = entry.recorded_at
  from entry where ledger_row.delivery_id = entry.delivery_id
),
place as (select * from json_to_recordset($4::json) as place (delivery_id text, act text, due_at timestamptz, waits_for text)),
removed as (delete from ledger_queue using place where place.act = 'remove' and ledger_queue.delivery_id = place.delivery_id),
kept as (
  update ledger_queue set claim_epoch = null, claimed_by = null, claimed_at = null
  from place where place.act = 'keep' and ledger_queue.delivery_id = place.delivery_id
)
insert into ledger_queue (delivery_id, account_id, lane, person_id, person_sequence, due_at, waits_for)
select row.delivery_id, row.account_id, row.lane, row.person_id, row.person_sequence, place.due_at, place.waits_for
from place join ledger_row row using (delivery_id) where place.act = 'set'
on conflict (delivery_id) do update
set due_at = excluded.due_at, waits_for = excluded.waits_for, claim_epoch = null, claimed_by = null, claimed_at = null`;
