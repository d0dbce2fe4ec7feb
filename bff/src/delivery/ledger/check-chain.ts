import type { Queryable } from '../../platform/database';
import { entryHash, genesisHash } from './chain';
import {
  type Chain,
  chainsToCheck,
  entriesAfter,
  entriesOf,
  rowsAfter,
  type StoredRow,
  type TracedEntry,
  withoutRow,
} from './check-chain.store';
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
      const intact = entry.wholeMs && entryHash(entry.previousHash, entry, entry.sequence) === entry.hash;
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

/** What the last entry of a row says of it, and what the first one froze. */
type RowTrace = Pick<TracedEntry, 'state' | 'cause' | 'attempts' | 'changedAt'> & { frozen: string | null };

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
