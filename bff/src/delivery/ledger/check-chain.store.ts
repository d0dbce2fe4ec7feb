import type { Queryable } from '../../platform/database';
import type { ChainChange } from './chain';
import type { LedgerState, NewLedgerRow } from './ledger.types';

export interface Chain {
  accountId: string;
  lane: number;
  lastSequence: number | null;
  lastHash: string | null;
}

// A chain is known by any of its three traces, so that none of them can be taken away unnoticed.
export function chainsToCheck(
  db: Queryable,
  { accountId, lane }: { accountId?: string; lane?: number },
): Promise<Chain[]> {
  return db.query<Chain>(
    `select account_id as "accountId", lane, last_sequence as "lastSequence", encode(last_hash, 'hex') as "lastHash"
     from (
       select account_id, lane from ledger_chain union select account_id, lane from ledger_row
       union select account_id, lane from ledger_entry
     ) known left join ledger_chain using (account_id, lane)
     where ($1::text is null or account_id = $1) and ($2::int is null or lane = $2)
     order by account_id, lane`,
    [accountId ?? null, lane ?? null],
  );
}

interface StoredEntry extends ChainChange {
  sequence: number;
  previousHash: string;
  hash: string;
  /** Moments are hashed in milliseconds; a change below that is a change too. */
  wholeMs: boolean;
}

export function entriesAfter(
  db: Queryable,
  { accountId, lane }: Chain,
  sequence: number,
  most: number,
): Promise<StoredEntry[]> {
  return db.query<StoredEntry>(
    `select account_id as "accountId", lane, sequence, delivery_id as "deliveryId", attempt,
       from_state as "fromState", to_state as "toState", cause, actor, started_at as "startedAt",
       recorded_at as "recordedAt", http_status as "httpStatus", duration_ms as "durationMs", request, response,
       details, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash, ${wholeMs('recorded_at', 'started_at')} as "wholeMs"
     from ledger_entry where account_id = $1 and lane = $2 and sequence > $3 order by sequence limit $4`,
    [accountId, lane, sequence, most],
  );
}

// `offset 0`, here and in `entriesOf`, keeps it a look by id for each, also before the server has counted the tables.
/** Those that entries tell of and that are not in this chain's rows. */
export function withoutRow(
  db: Queryable,
  { accountId, lane }: Chain,
  entries: readonly StoredEntry[],
): Promise<{ deliveryId: string }[]> {
  return db.query<{ deliveryId: string }>(
    `select told.delivery_id as "deliveryId"
     from unnest($3::text[]) with ordinality as told (delivery_id, place) left join lateral (
       select account_id, lane from ledger_row row where row.delivery_id = told.delivery_id offset 0
     ) known on true
     where known.account_id is distinct from $1 or known.lane is distinct from $2 order by place`,
    [accountId, lane, [...new Set(entries.map(({ deliveryId }) => deliveryId))]],
  );
}

export type StoredRow = Omit<NewLedgerRow, 'state'> & {
  state: LedgerState;
  attempts: number;
  changedAt: Date;
  wholeMs: boolean;
};

export function rowsAfter(
  db: Queryable,
  { accountId, lane }: Chain,
  after: string,
  most: number,
): Promise<StoredRow[]> {
  return db.query<StoredRow>(
    `select delivery_id as "deliveryId", account_id as "accountId", sink, lane, fact_id as "factId",
       fact_name as "factName", person_id as "personId", person_sequence as "personSequence", event, revision,
       external_id as "externalId", touch_id as "touchId", account_version as "accountVersion", grade,
       grading_version as "gradingVersion", expected_value_fen as "expectedValueFen", occurred_at as "occurredAt",
       expires_at as "expiresAt", state, cause, attempts, changed_at as "changedAt",
       ${wholeMs('occurred_at', 'expires_at', 'changed_at')} as "wholeMs"
     from ledger_row where account_id = $1 and lane = $2 and delivery_id > $3 order by delivery_id limit $4`,
    [accountId, lane, after, most],
  );
}

/** What one entry says of its row. */
export interface TracedEntry {
  deliveryId: string;
  fromState: LedgerState | null;
  state: LedgerState;
  cause: string | null;
  attempts: number;
  changedAt: Date;
  details: string | null;
}

export function entriesOf(
  db: Queryable,
  { accountId, lane }: Chain,
  rows: readonly StoredRow[],
): Promise<TracedEntry[]> {
  return db.query<TracedEntry>(
    `select wanted.delivery_id as "deliveryId", from_state as "fromState", to_state as state, cause, attempt as attempts,
       recorded_at as "changedAt", details
     from unnest($3::text[]) as wanted (delivery_id) cross join lateral (
       select account_id, lane, sequence, from_state, to_state, cause, attempt, recorded_at,
         case when from_state is null then details end as details
       from ledger_entry entry where entry.delivery_id = wanted.delivery_id offset 0
     ) own
     where account_id = $1 and lane = $2 order by sequence`,
    [accountId, lane, rows.map(({ deliveryId }) => deliveryId)],
  );
}

const wholeMs = (...columns: string[]) =>
  columns
    .map((column) => `(${column} is null or date_trunc('milliseconds', ${column}) = ${column})`)
    .join(' and ');
