import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';

/** One fact as it leaves: what lies in the store, cut down to what may leave today. */
export interface LeavingFact {
  factId: FactId;
  personId: PersonId;
  personSequence: number;
  name: string;
  version: number;
  occurredAt: Date;
  recordedAt: Date;
  touchId: TouchId | null;
  host: string | null;
  traceId: string | null;
  data: Record<string, unknown>;
}

/**
 * What a receiver said of one batch. A sink only tells; what "later" and "never" mean for the facts is decided
 * by the dispatcher alone.
 */
export type SinkAnswer =
  | { verdict: 'accepted'; httpStatus?: number }
  | { verdict: 'later'; cause: string; httpStatus?: number; retryAfterMs?: number }
  | { verdict: 'never'; cause: string; httpStatus?: number };

export interface Sink {
  name: string;
  /** Never throws; `signal` cuts the sending short when the right to send is lost. */
  send(batch: readonly LeavingFact[], signal: AbortSignal): Promise<SinkAnswer>;
}
