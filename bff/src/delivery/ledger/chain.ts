import { hash as digest } from 'node:crypto';
import type { LedgerState } from './ledger.types';

/** What became of a row, as the chain tells it; rows of one request most often share it. */
export interface WhatCame {
  accountId: string;
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
}

/** One change of one row. */
export interface ChainChange extends WhatCame {
  lane: number;
  deliveryId: string;
  attempt: number;
  details: string | null;
}

/** Where a chain begins: no entry can be moved into the chain of another account or lane. */
export const genesisHash = (accountId: string, lane: number): string =>
  digest('sha256', `loudou ledger ${accountId} ${lane}`);

/** SHA-256, in hex, over the hex of the hash before and the JSON of every field of the entry. */
export const entryHash = (previous: string, change: ChainChange, sequence: number): string =>
  digest('sha256', previous + contentOf(change, sequence));

/** A JSON array of the fields: what is absent is null, a moment is its ISO text in milliseconds. */
export function contentOf(change: ChainChange, sequence: number): string {
  const { accountId, lane, deliveryId, attempt, details } = change;
  const row = fieldsText([accountId, lane, sequence, deliveryId, attempt]);
  return `[${row},${sharedText(change)},${JSON.stringify(details)}]`;
}

const fieldsText = (fields: readonly unknown[]) => JSON.stringify(fields).slice(1, -1);

const whatCameText = (came: WhatCame): string =>
  fieldsText([
    came.fromState,
    came.toState,
    came.cause,
    came.actor,
    came.startedAt?.toISOString() ?? null,
    came.recordedAt.toISOString(),
    came.httpStatus,
    came.durationMs,
    came.request,
    came.response,
  ]);

/** Whether two entries that are written together tell the same. */
export const tellTheSame = (one: WhatCame, other: WhatCame): boolean =>
  one.recordedAt === other.recordedAt &&
  one.startedAt === other.startedAt &&
  one.toState === other.toState &&
  one.fromState === other.fromState &&
  one.cause === other.cause &&
  one.actor === other.actor &&
  one.accountId === other.accountId &&
  one.httpStatus === other.httpStatus &&
  one.durationMs === other.durationMs &&
  one.request === other.request &&
  one.response === other.response;

/** The text of a request is long: it is not written anew for each of its rows. */
const sharedText = rememberedText();

function rememberedText(): (came: WhatCame) => string {
  let newest: WhatCame | undefined;
  let text = '';
  return (came) => {
    if (!newest || !tellTheSame(newest, came)) {
      newest = came;
      text = whatCameText(came);
    }
    return text;
  };
}

export interface ChainHead {
  sequence: number;
  /** In hex. */
  hash: string;
}

/** A change in its place. */
export interface HashedEntry {
  change: ChainChange;
  sequence: number;
  /** Both in hex. */
  previousHash: string;
  hash: string;
}

/** Puts changes behind the head of their chain, in their order. */
export function extendChain(
  head: ChainHead,
  changes: readonly ChainChange[],
): { entries: HashedEntry[]; head: ChainHead } {
  let { sequence, hash } = head;
  const entries = changes.map((change) => {
    sequence += 1;
    const previousHash = hash;
    hash = entryHash(previousHash, change, sequence);
    return { change, sequence, previousHash, hash };
  });
  return { entries, head: { sequence, hash } };
}
