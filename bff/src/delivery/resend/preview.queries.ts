import type { Queryable } from '../../platform/database';
import type { LedgerCursor } from '../reading/ledger-filter';
import { changesRow, judgeRows, type ResendOutcome } from './resend.rules';
import type { ResendSelection } from './resend-selection';
import { judgeable, type JudgeableRow, parkedOf, selectPiece } from './resend.store';

export const previewBounds = {
  /** Rows that are judged beforehand; of a larger selection the oldest ones are. */
  rows: 10_000,
  pieceRows: 1_000,
  /** Looks at the ledger, each of a bounded number of rows. */
  pieces: 60,
  samples: 20,
} as const;

export type ResendSample = Pick<
  JudgeableRow,
  'deliveryId' | 'accountId' | 'sink' | 'personId' | 'factName' | 'event' | 'state' | 'occurredAt'
> & { outcome: ResendOutcome };

export interface ResendPreview {
  asOf: string;
  /** Rows that were judged. */
  judged: number;
  /** Those that would change. */
  changes: number;
  outcomes: Partial<Record<ResendOutcome, number>>;
  /** False when the selection is larger than what was judged. */
  complete: boolean;
  /** Some of each outcome, so that nobody has to take a number on trust. */
  samples: ResendSample[];
  /** Accepted rows at receivers that may count a second one: they stay, whatever was asked for. */
  warnsOfDoubles: boolean;
}

/** What a decision would do, row by row, without doing it. */
export async function previewResend(
  db: Queryable,
  selection: ResendSelection,
  now: Date,
): Promise<ResendPreview> {
  const judging = { decision: selection.decision, replayAccepted: selection.replayAccepted, now };
  const outcomes: ResendPreview['outcomes'] = {};
  const samples = new Map<ResendOutcome, ResendSample[]>();
  const letGo = new Set<string>();
  let judged = 0;
  let after: LedgerCursor | null = null;
  for (let piece = 0; piece < previewBounds.pieces && judged < previewBounds.rows; piece += 1) {
    const selected = await selectPiece(db, selection, now, after, previewBounds.pieceRows);
    const rows = await judgeable(db, selected.deliveryIds);
    const parked = (await parkedOf(db, rows)).filter(({ deliveryId }) => !letGo.has(deliveryId));
    judgeRows(rows, parked, judging).forEach((outcome, place) => {
      const row = rows[place]!;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (changesRow(outcome)) letGo.add(row.deliveryId);
      const own = samples.get(outcome) ?? [];
      if (own.length < previewBounds.samples) samples.set(outcome, [...own, sampleOf(row, outcome)]);
    });
    judged += rows.length;
    after = selected.next;
    if (after === null) break;
  }
  return {
    asOf: now.toISOString(),
    judged,
    changes: (outcomes.send ?? 0) + (outcomes.repeat ?? 0) + (outcomes.taken ?? 0),
    outcomes,
    complete: after === null,
    samples: fairShare([...samples.values()]),
    warnsOfDoubles: (outcomes.counted ?? 0) > 0,
  };
}

function sampleOf(row: JudgeableRow, outcome: ResendOutcome): ResendSample {
  const { deliveryId, accountId, sink, personId, factName, event, state, occurredAt } = row;
  return { deliveryId, accountId, sink, personId, factName, event, state, occurredAt, outcome };
}

/** Takes from each outcome in turn, so that a rare one is seen beside a common one. */
function fairShare(groups: ResendSample[][]): ResendSample[] {
  const chosen: ResendSample[] = [];
  for (let place = 0; chosen.length < previewBounds.samples; place += 1) {
    const round = groups.flatMap((group) => group.slice(place, place + 1));
    if (round.length === 0) break;
    chosen.push(...round.slice(0, previewBounds.samples - chosen.length));
  }
  return chosen;
}
