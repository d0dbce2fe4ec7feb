import type { Transaction } from '../../platform/database';
import type { ChainChange } from './chain';
import { entryParameters, placeEntries, writeEntriesSql } from './chain.store';
import type { NewLedgerRow } from './ledger.types';
import { frozenContent } from './row-content';

/** Makes rows that are not there yet, with their first entries; what is queued gets its place in the queue. */
export async function insertRows(tx: Transaction, rows: readonly NewLedgerRow[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const known = await tx.query<{ delivery_id: string }>(
    'select delivery_id from ledger_row where delivery_id = any($1)',
    [rows.map(({ deliveryId }) => deliveryId)],
  );
  const knownIds = new Set(known.map((row) => row.delivery_id));
  const fresh = rows.filter(({ deliveryId }) => !knownIds.has(deliveryId));
  if (fresh.length === 0) return;
  const placed = await placeEntries(
    tx,
    fresh.map((row) => firstEntry(row, at)),
  );
  await tx.query(insertSql, [
    ...entryParameters(placed),
    JSON.stringify(fresh.map((row) => rowRecord(row, at))),
  ]);
}

const firstEntry = (row: NewLedgerRow, at: Date): ChainChange => ({
  accountId: row.accountId,
  lane: row.lane,
  deliveryId: row.deliveryId,
  attempt: 0,
  fromState: null,
  toState: row.state,
  cause: row.cause,
  actor: 'planner',
  startedAt: null,
  recordedAt: at,
  httpStatus: null,
  durationMs: null,
  request: null,
  response: null,
  details: frozenContent(row),
});

const rowRecord = (row: NewLedgerRow, at: Date) => ({
  delivery_id: row.deliveryId,
  account_id: row.accountId,
  sink: row.sink,
  lane: row.lane,
  fact_id: row.factId,
  fact_name: row.factName,
  person_id: row.personId,
  person_sequence: row.personSequence,
  event: row.event,
  revision: row.revision,
  external_id: row.externalId,
  touch_id: row.touchId,
  account_version: row.accountVersion,
  grade: row.grade,
  grading_version: row.gradingVersion,
  expected_value_fen: row.expectedValueFen,
  occurred_at: row.occurredAt,
  expires_at: row.expiresAt,
  state: row.state,
  cause: row.cause,
  changed_at: at,
});

const insertSql = `
with ${writeEntriesSql},
fresh as materialized (
  select * from json_to_recordset($4::json) as fresh (
    delivery_id text, account_id text, sink text, lane smallint, fact_id text, fact_name text, person_id text,
    person_sequence bigint, event text, revision smallint, external_id text, touch_id text, account_version int,
    grade text, grading_version int, expected_value_fen bigint, occurred_at timestamptz, expires_at timestamptz,
    state text, cause text, changed_at timestamptz
  )
),
made as (
  insert into ledger_row (delivery_id, account_id, sink, lane, fact_id, fact_name, person_id, person_sequence, event,
    revision, external_id, touch_id, account_version, grade, grading_version, expected_value_fen, occurred_at,
    expires_at, state, cause, attempts, changed_at)
  select delivery_id, account_id, sink, lane, fact_id, fact_name, person_id, person_sequence, event, revision,
    external_id, touch_id, account_version, grade, grading_version, expected_value_fen, occurred_at, expires_at,
    state, cause, 0, changed_at
  from fresh
)
insert into ledger_queue (delivery_id, account_id, lane, person_id, person_sequence, due_at)
select delivery_id, account_id, lane, person_id, person_sequence, changed_at from fresh where state = 'queued'`;
