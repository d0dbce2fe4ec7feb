import type { Books } from './books';
import type { NoticeSender } from './notices';

/** How long things take; `null` means that they wait until they are told. */
export interface LenderDelays {
  decisionMs: number | null;
  payoutMs: number | null;
  debitMs: number | null;
}

export const usualDelays: LenderDelays = { decisionMs: 3_000, payoutMs: 4_000, debitMs: 2_000 };

/** What every operation of the stand-in works with. `clock` is business time: a sandbox may stand months ahead. */
export interface Core {
  books: Books;
  save(): void;
  clock: { now(): Date };
  delays: LenderDelays;
  notices: NoticeSender;
  /** Runs later in wall time, unless the stand-in was closed by then. Does nothing for `null`. */
  after(delayMs: number | null, work: () => void): void;
}
