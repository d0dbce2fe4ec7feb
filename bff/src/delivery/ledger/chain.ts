import { hash as digest } from 'node:crypto';
import type { LedgerState } from './ledger.types';

/** One change of one row, as it stands in the chain of its account and lane. */
export interface ChainEntry {
  accountId: string;
  lane: number;
  sequence: number;
  deliveryId: string;
  attempt: number;
  fromState: LedgerState | null;
  toState: LedgerState;
  cause: string | null;
  actor: string;
  startedAt: Date | null;
  recordedAt: Date;
  httpStatus: number | null;
  durationMs: number | null;
  request: string | null;
  response: string | null;
  details: string | null;
}

/** Where a chain begins: no entry can be moved into the chain of another account or lane. */
export const genesisHash = (accountId: string, lane: number): string =>
  digest('sha256', `loudou ledger ${accountId} ${lane}`);

/** SHA-256, in hex, over the hex of the hash before and the JSON of every field of the entry. */
export const entryHash = (previous: string, entry: ChainEntry): string =>
  digest('sha256', previous + contentOf(entry));

/** A JSON array of the fields: what is absent is null, a moment is its ISO text in milliseconds. */
export function contentOf(entry: ChainEntry): string {
  return JSON.stringify([
    entry.accountId,
    entry.lane,
    entry.sequence,
    entry.deliveryId,
    entry.attempt,
    entry.fromState,
    entry.toState,
    entry.cause,
    entry.actor,
    entry.startedAt && startedText(entry.startedAt),
    recordedText(entry.recordedAt),
    entry.httpStatus,
    entry.durationMs,
    entry.request,
    entry.response,
    entry.details,
  ]);
}

/** Entries that are written together share their moments, so the newest text is at hand. */
function rememberedText(): (moment: Date) => string {
  let newest: Date | undefined;
  let text = '';
  return (moment) => {
    if (moment !== newest) {
      text = moment.toISOString();
      newest = moment;
    }
    return text;
  };
}
const startedText = rememberedText();
const recordedText = rememberedText();

export interface ChainHead {
  sequence: number;
  /** In hex. */
  hash: string;
}

export type HashedEntry = ChainEntry & { previousHash: string; hash: string };

/** Puts entries of one chain behind its head, in their order. */
export function extendChain(
  head: ChainHead,
  entries: readonly Omit<ChainEntry, 'sequence'>[],
): { entries: HashedEntry[]; head: ChainHead } {
  let { sequence, hash } = head;
  const hashed = entries.map((entry) => {
    sequence += 1;
    const placed = { ...entry, sequence, previousHash: hash, hash: '' };
    hash = entryHash(hash, placed);
    placed.hash = hash;
    return placed;
  });
  return { entries: hashed, head: { sequence, hash } };
}
