import type { Queryable } from '../../platform/database';
import { type ChainEntry, entryHash, genesisHash } from './chain';
import type { LedgerState, NewLedgerRow } from './ledger.types';
import { frozenContent } from './row-content';

export interface ChainFault {
  accountId: string;
  lane: number;
  /** Null when an entry is missing altogether and nothing tells whose it was. */
  deliveryId: string | null;
  sequence: number | null;
  fault: 'entry_changed' | 'entry_missing' | 'chain_cut' | 'row_changed' | 'row_missing';
}

export interface ChainReport {
  chains: number;
  entries: number;
  rows: number;
  faults: ChainFault[];
}

export interface ChainCheckOptions {
  accountId?: string;
  lane?: number;
  maxFaults?: number;
  /** Entries and rows that are read, and held, at once. */
  pageEntries?: number;
  onProgress?(checked: { entries: number; rows: number }): void;
}

const usualPageEntries = 2_000;
const usualMaxFaults = 1_000;

interface StoredEntry extends ChainEntry {
  previousHash: string;
  hash: string;
  /** Moments are hashed in milliseconds; a change below that is a change too. */
  wholeMs: boolean;
}

/**
 * Reads the ledger from its beginning and names every entry and row that is not as it was written: changed,
 * taken out, put in, or cut off at the end. A row has to be what its first and its last entry say. It holds one
 * page at a time, however long a chain has become.
 */
export async function checkChain(db: Queryable, options: ChainCheckOptions = {}): Promise<ChainReport> {
  const report: ChainReport = { chains: 0, entries: 0, rows: 0, faults: [] };
  const chains = await chainsToCheck(db, options);
  for (const chain of chains) {
    if (report.faults.length >= (options.maxFaults ?? usualMaxFaults)) break;
    await checkOneChain(db, chain, report, options);
  }
  return report;
}

interface Chain {
  accountId: string;
  lane: number;
  lastSequence: number | null;
  lastHash: string | null;
}

// A chain is known by any of its three traces, so that none of them can be taken away unnoticed.
async function chainsToCheck(db: Queryable, { accountId, lane }: ChainCheckOptions): Promise<Chain[]> {
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

async function checkOneChain(
  db: Queryable,
  chain: Chain,
  report: ChainReport,
  options: ChainCheckOptions,
): Promise<void> {
  const { accountId, lane } = chain;
  const { pageEntries = usualPageEntries } = options;
  const rowless = new Set<string>();
  let previous = genesisHash(accountId, lane);
  let sequence = 0;
  for (;;) {
    const page = await entriesAfter(db, chain, sequence, pageEntries);
    for (const entry of page) {
      const missing = entry.sequence !== sequence + 1;
      if (missing) addFault(report, chain, null, sequence + 1, 'entry_missing');
      const intact = entry.wholeMs && entryHash(entry.previousHash, entry) === entry.hash;
      const linked = missing || entry.previousHash === previous;
      if (!intact || !linked) addFault(report, chain, entry.deliveryId, entry.sequence, 'entry_changed');
      previous = entry.hash;
      sequence = entry.sequence;
    }
    for (const { deliveryId } of await withoutRow(db, chain, page)) rowless.add(deliveryId);
    report.entries += page.length;
    options.onProgress?.(report);
    if (page.length < pageEntries) break;
  }
  report.chains += 1;
  if (chain.lastSequence !== sequence || chain.lastHash !== previous) {
    addFault(report, chain, null, sequence + 1, 'chain_cut');
  }
  await checkRows(db, chain, report, options);
  for (const deliveryId of rowless) addFault(report, chain, deliveryId, null, 'row_missing');
}

interface RowTrace {
  frozen: string | null;
  state: LedgerState;
  cause: string | null;
  attempts: number;
  changedAt: Date;
}

/** What the first and the last entry of each of these rows say. */
async function tracesOf(
  db: Queryable,
  chain: Chain,
  page: readonly StoredRow[],
): Promise<Map<string, RowTrace>> {
  const entries = await entriesOf(db, chain, page);
  const traces = new Map<string, RowTrace>();
  for (const { deliveryId, fromState, details, ...last } of entries) {
    const frozen = fromState === null ? details : (traces.get(deliveryId)?.frozen ?? null);
    traces.set(deliveryId, { ...last, frozen });
  }
  return traces;
}

type StoredRow = Omit<NewLedgerRow, 'state'> & {
  state: LedgerState;
  attempts: number;
  changedAt: Date;
  wholeMs: boolean;
};

async function checkRows(
  db: Queryable,
  chain: Chain,
  report: ChainReport,
  options: ChainCheckOptions,
): Promise<void> {
  const { pageEntries = usualPageEntries } = options;
  let after = '';
  for (;;) {
    const page = await rowsAfter(db, chain, after, pageEntries);
    const traces = await tracesOf(db, chain, page);
    for (const row of page) {
      const trace = traces.get(row.deliveryId);
      if (!trace || !isAsTraced(row, trace)) addFault(report, chain, row.deliveryId, null, 'row_changed');
    }
    report.rows += page.length;
    options.onProgress?.(report);
    if (page.length < pageEntries) break;
    after = page.at(-1)!.deliveryId;
  }
}

const isAsTraced = (row: StoredRow, trace: RowTrace): boolean =>
  row.wholeMs &&
  frozenContent(row) === trace.frozen &&
  row.state === trace.state &&
  row.cause === trace.cause &&
  row.attempts === trace.attempts &&
  row.changedAt.getTime() === trace.changedAt.getTime();

function addFault(
  report: ChainReport,
  { accountId, lane }: Chain,
  deliveryId: string | null,
  sequence: number | null,
  fault: ChainFault['fault'],
): void {
  report.faults.push({ accountId, lane, deliveryId, sequence, fault });
}

function entriesAfter(
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

interface TracedEntry extends Omit<RowTrace, 'frozen'> {
  deliveryId: string;
  fromState: LedgerState | null;
  details: string | null;
}

// `offset 0` keeps these two a look by id for each row, also before the server has counted the tables.
function entriesOf(
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

/** Those that entries tell of and that are not in this chain's rows. */
function withoutRow(
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

function rowsAfter(
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

const wholeMs = (...columns: string[]) =>
  columns
    .map((column) => `(${column} is null or date_trunc('milliseconds', ${column}) = ${column})`)
    .join(' and ');
