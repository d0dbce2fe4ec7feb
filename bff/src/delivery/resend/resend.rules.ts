import type { LedgerState, RowChange } from '../ledger/ledger.types';
import type { DecidableState, ResendDecision } from './resend-selection';

/** What becomes of one row. `send`, `repeat` and `taken` change it; every other outcome leaves it as it is. */
export const resendOutcomes = [
  'send',
  'repeat',
  'taken',
  'consent',
  'expired',
  'counted',
  'dropped',
  'behind_parked',
  'under_way',
  'not_ours',
  'not_open',
] as const;
export type ResendOutcome = (typeof resendOutcomes)[number];

export const changesRow = (outcome: ResendOutcome): boolean =>
  outcome === 'send' || outcome === 'repeat' || outcome === 'taken';

export interface JudgedRow {
  deliveryId: string;
  accountId: string;
  personId: string;
  personSequence: number;
  state: LedgerState;
  expiresAt: Date | null;
  /** Somebody is sending it at this moment. */
  claimed: boolean;
  /** The account is open and Loudou is the one that sends for it. */
  ours: boolean;
  /** The receiver drops what comes again under the same external id. */
  dropsRepeats: boolean;
  /** By the agreements as they stand now. */
  leave: 'send' | 'wait' | 'suppress';
}

export interface Judging {
  decision: ResendDecision;
  replayAccepted: boolean;
  now: Date;
}

/** Apart from the others: what became of this row if it stood alone. */
function judgeAlone(row: JudgedRow, { decision, replayAccepted, now }: Judging): ResendOutcome {
  if (row.claimed || row.state === 'queued') return 'under_way';
  if (decision === 'take_as_accepted') return row.state === 'unknown' ? 'taken' : 'not_open';
  if (decision === 'take_as_rejected')
    return row.state === 'unknown' || row.state === 'parked' ? 'taken' : 'not_open';
  if (row.state === 'suppressed') return 'consent';
  if (row.state === 'expired') return 'expired';
  if (!row.ours) return 'not_ours';
  if (row.state === 'accepted' && !row.dropsRepeats) return 'counted';
  if (row.state === 'accepted' && !replayAccepted) return 'dropped';
  if (row.leave !== 'send') return 'consent';
  if (row.expiresAt !== null && row.expiresAt <= now) return 'expired';
  return row.state === 'accepted' ? 'repeat' : 'send';
}

export interface ParkedPlace {
  deliveryId: string;
  accountId: string;
  personId: string;
  personSequence: number;
}

/**
 * What becomes of each row, in the order given: by person and sequence. A row behind a parked one stays, unless
 * the parked one itself is let go before it by the same decision.
 */
export function judgeRows(
  rows: readonly JudgedRow[],
  parked: readonly ParkedPlace[],
  judging: Judging,
): ResendOutcome[] {
  const stillParked = new Map(parked.map((place) => [place.deliveryId, place]));
  return rows.map((row) => {
    const alone = judgeAlone(row, judging);
    if (alone === 'send' || alone === 'repeat') {
      const blocked = [...stillParked.values()].some((place) => standsBefore(place, row));
      if (blocked) return 'behind_parked';
    }
    if (changesRow(alone)) stillParked.delete(row.deliveryId);
    return alone;
  });
}

const standsBefore = (place: ParkedPlace, row: JudgedRow): boolean =>
  place.accountId === row.accountId &&
  place.personId === row.personId &&
  place.personSequence < row.personSequence;

const sendingCauses: Record<DecidableState, string> = {
  parked: 'released',
  unknown: 'resend',
  rejected: 'resend',
  accepted: 'replay',
};

/** The change that an outcome means; the external id is the row's own and stays. */
export function changeOf(
  row: Pick<JudgedRow, 'deliveryId' | 'state'>,
  { decision, now }: Judging,
  by: { actor: string; jobId: string },
): RowChange {
  const change = {
    deliveryId: row.deliveryId,
    actor: by.actor,
    details: JSON.stringify({ jobId: by.jobId }),
  };
  switch (decision) {
    case 'send':
      return {
        ...change,
        to: 'queued',
        cause: sendingCauses[row.state as DecidableState],
        queue: { dueAt: now, waitsFor: null },
      };
    case 'take_as_accepted':
      return { ...change, to: 'accepted', cause: 'taken_as_accepted', queue: 'remove' };
    case 'take_as_rejected':
      return { ...change, to: 'rejected', cause: 'taken_as_rejected', queue: 'remove' };
  }
}
