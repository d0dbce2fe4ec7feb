import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import { findSink } from '../delivery';
import type { Clock } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { appendToFeed } from './feed.store';

/** A row of the ledger that was taken, as far as a feed tells of it. */
export interface TakenRow {
  deliveryId: string;
  externalId: string;
  event: string;
  factId: FactId;
  factName: FactName;
  factVersion: number;
  personId: PersonId;
  personSequence: number;
  occurredAt: Date;
  touchId: TouchId | null;
  host: string | null;
  traceId: string | null;
  data: Record<string, unknown>;
}

/** The CloudEvents source and the address of the contract, as pushed events name them. */
export interface EventNames {
  source: string;
  publicUrl: string;
}

export type FeedIntake = (
  accountId: string,
  sink: string,
) => ((tx: Transaction, rows: readonly TakenRow[]) => Promise<void>) | undefined;

export const feedSink = 'core_feed';

/**
 * What the delivery does instead of sending when a row goes to a feed: it is put there in the transaction that
 * records it as accepted. The event is the one that would be pushed, from the same mapping.
 */
export function createFeedIntake({ clock }: { clock: Clock }, names: EventNames): FeedIntake {
  return (accountId, sink) =>
    sink === feedSink
      ? (tx, rows) =>
          appendToFeed(
            tx,
            accountId,
            rows.map((row) => ({ factId: row.factId, personId: row.personId, body: eventText(row, names) })),
            clock.now(),
          )
      : undefined;
}

function eventText(row: TakenRow, names: EventNames): string {
  const outgoing = { ...row, options: {}, click: null, hostAccount: null, grade: null };
  const mapped = findSink('marketing_core')!.map(outgoing, names);
  if ('refusal' in mapped) throw new Error(`${row.factId} cannot be told: ${mapped.refusal}`);
  return (mapped.message as { text: string }).text;
}
