import type { LedgerState, WaitsFor } from '../ledger/ledger.types';
import type { LedgerRowView } from './ledger.queries';

export interface StoryEntry {
  sequence: number;
  attempt: number;
  fromState: LedgerState | null;
  toState: LedgerState;
  cause: string | null;
  actor: string;
  /** The name of the operator behind it, when it was one. */
  actorName: string | null;
  startedAt: Date | null;
  recordedAt: Date;
  httpStatus: number | null;
  durationMs: number | null;
  request: string | null;
  response: string | null;
  details: string | null;
  /** The first characters of the hashes, to be compared by eye. */
  previousHash: string;
  hash: string;
  /** Of the entry behind it in the same chain; null while it is the last. */
  nextHash: string | null;
}

export interface StoryConsent {
  purpose: 'ad_measurement' | 'application_processing';
  /** The agreement in force when the row was sent last, or would be sent now. */
  inForce: {
    consentId: string;
    decision: 'granted' | 'declined' | 'withdrawn';
    recordedAt: Date;
    documentVersion: string;
    /** Null in agreements from before the naming was kept. */
    recipients: string[] | null;
    fields: string[] | null;
  } | null;
  /** What was decided after that, if anything. */
  since: { decision: 'granted' | 'declined' | 'withdrawn'; recordedAt: Date } | null;
  /** The moment that "in force" is told of. */
  asOf: Date;
}

export interface StoryTouch {
  touchId: string;
  arrivedAt: Date;
  host: string;
  entryKind: string;
  adPlatform: string | null;
  paidClick: boolean;
}

export interface WaitingReason {
  waitsFor: WaitsFor | null;
  dueAt: Date;
  claimedBy: string | null;
  claimedAt: Date | null;
  /** An earlier row of the same person that has to go first. */
  behind: string | null;
  breaker: { state: 'closed' | 'open' | 'half_open'; cause: string | null; retryAt: Date | null };
  accountPaused: boolean;
}

export interface RowStory {
  row: LedgerRowView;
  lane: number;
  fact: { occurredAt: Date; recordedAt: Date; host: string | null; traceId: string | null; revision: number };
  touch: StoryTouch | null;
  gradingVersion: number | null;
  mapping: { version: number; madeAt: Date | null; madeBy: string | null };
  consent: StoryConsent;
  entries: StoryEntry[];
  waiting: WaitingReason | null;
  neighbours: LedgerRowView[];
}
