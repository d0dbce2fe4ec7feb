import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';

export const ledgerStates = [
  'queued',
  'accepted',
  'rejected',
  'unknown',
  'suppressed',
  'expired',
  'parked',
] as const;

/** Where a row stands. While somebody holds its claim it is being sent; that shows in the queue, not here. */
export type LedgerState = (typeof ledgerStates)[number];

/** Why the dispatcher passes over a row: a consent, a parked row before it, or a person's decision on it. */
export type WaitsFor = 'consent' | 'parked' | 'decision';

/** One row of the ledger as it is made: everything in it is frozen from then on. */
export interface NewLedgerRow {
  deliveryId: string;
  accountId: string;
  sink: string;
  lane: number;
  factId: FactId;
  factName: FactName;
  personId: PersonId;
  personSequence: number;
  event: string;
  revision: number;
  externalId: string;
  touchId: TouchId | null;
  accountVersion: number;
  grade: 'A' | 'B' | 'C' | null;
  gradingVersion: number | null;
  expectedValueFen: number | null;
  occurredAt: Date;
  expiresAt: Date | null;
  state: 'queued' | 'expired' | 'suppressed';
  cause: string | null;
}

/** A row in a worker's hands under the epoch of its lane, with everything of its fact. */
export interface ClaimedRow extends Omit<NewLedgerRow, 'sink' | 'state' | 'cause'> {
  epoch: number;
  state: LedgerState;
  attempts: number;
  factVersion: number;
  recordedAt: Date;
  host: string | null;
  traceId: string | null;
  data: Record<string, unknown>;
}

/** What was tried: times, and what was said, as the ledger may keep it. */
export interface AttemptRecord {
  number: number;
  startedAt: Date;
  durationMs: number;
  httpStatus: number | null;
  request: string | null;
  response: string | null;
}

export interface RowChange {
  deliveryId: string;
  to: LedgerState;
  cause: string | null;
  /** `worker`, or the id of whoever decided. */
  actor: string;
  /** JSON that explains the change, for whoever reads the row's story; never personal. */
  details?: string;
  queue: 'keep' | 'remove' | { dueAt: Date; waitsFor?: WaitsFor | null };
  attempt?: AttemptRecord;
}
