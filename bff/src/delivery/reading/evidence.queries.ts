import type { Queryable } from '../../platform/database';
import { type ChainChange, contentOf } from '../ledger/chain';
import { rowStory } from './row-story.queries';
import type { RowStory } from './row-story.types';

export interface RowEvidence {
  about: string;
  howToVerify: string[];
  madeAt: string;
  story: Omit<RowStory, 'entries' | 'neighbours' | 'waiting'>;
  entries: {
    content: string;
    previousHash: string;
    hash: string;
    nextEntry: { previousHash: string } | null;
  }[];
  /** Where the chain stands now; a copy kept elsewhere shows later that nothing was cut off. */
  chainHead: { accountId: string; lane: number; lastSequence: number; lastHash: string } | null;
}

const howToVerify = [
  'Each entry: SHA-256 over the 64 characters of previousHash followed by the UTF-8 bytes of content gives hash.',
  'content is a JSON array: accountId, lane, sequence, deliveryId, attempt, fromState, toState, cause, actor, startedAt, recordedAt, httpStatus, durationMs, request, response, details. Moments are ISO 8601 in UTC with milliseconds.',
  'nextEntry.previousHash is what the entry behind it in the chain was made from: it equals hash.',
  'details of the first entry holds the row as it was made.',
];

/** One row as it can be handed to somebody who does not trust us: the story, and what its hashes were made from. */
export async function rowEvidence(db: Queryable, deliveryId: string, now: Date): Promise<RowEvidence> {
  const { entries: _, neighbours: __, waiting: ___, ...story } = await rowStory(db, deliveryId);
  const entries = await db.query<
    ChainChange & { sequence: number; previousHash: string; hash: string; nextPrevious: string | null }
  >(
    `select entry.account_id as "accountId", entry.lane, entry.sequence, entry.delivery_id as "deliveryId", entry.attempt,
       entry.from_state as "fromState", entry.to_state as "toState", entry.cause, entry.actor,
       entry.started_at as "startedAt", entry.recorded_at as "recordedAt", entry.http_status as "httpStatus",
       entry.duration_ms as "durationMs", entry.request, entry.response, entry.details,
       encode(entry.previous_hash, 'hex') as "previousHash", encode(entry.hash, 'hex') as hash,
       encode(following.previous_hash, 'hex') as "nextPrevious"
     from ledger_entry entry
     left join ledger_entry following on following.account_id = entry.account_id and following.lane = entry.lane
       and following.sequence = entry.sequence + 1
     where entry.delivery_id = $1 order by entry.sequence`,
    [deliveryId],
  );
  const first = entries[0];
  return {
    about: `Loudou ledger row ${deliveryId}`,
    howToVerify,
    madeAt: now.toISOString(),
    story,
    entries: entries.map(({ previousHash, hash, nextPrevious, ...entry }) => ({
      content: contentOf(entry, entry.sequence),
      previousHash,
      hash,
      nextEntry: nextPrevious === null ? null : { previousHash: nextPrevious },
    })),
    chainHead: first ? await headOf(db, first.accountId, first.lane) : null,
  };
}

async function headOf(db: Queryable, accountId: string, lane: number): Promise<RowEvidence['chainHead']> {
  const head = await db.maybeOne<NonNullable<RowEvidence['chainHead']>>(
    `select account_id as "accountId", lane, last_sequence as "lastSequence", encode(last_hash, 'hex') as "lastHash"
     from ledger_chain where account_id = $1 and lane = $2`,
    [accountId, lane],
  );
  return head ?? null;
}
