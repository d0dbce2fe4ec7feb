import type { Bucket, Mismatch } from './buckets';
import { clickAndEvent, isAnonymous, type Matching, matchReceipts } from './match-receipts.rules';
import type { DayInputs, Difference, LedgerUnit, Line } from './reconcile.types';

/** What is compared, with what was worked out of it once. */
export interface Comparison {
  inputs: DayInputs;
  matching: Matching;
  /** Event and click of everything that the platform counted. */
  countedClicks: ReadonlySet<string>;
  /** Events that the day's report only gives numbers of, and whether by grade. */
  numbers: ReadonlyMap<string, { byGrade: boolean }>;
}

/** Where one fact or one counted conversion ended, before anything is added up. */
export interface Outcome {
  line: Omit<Line, 'buckets'>;
  bucket: Bucket | Mismatch;
  amountFen: number | null;
  /** Absent: nothing to tell of. */
  detail?: Detail;
}

export type Detail = Omit<Difference, 'count' | 'unexplained' | 'closed' | 'bucket' | keyof Line>;

export function compare(inputs: DayInputs): Comparison {
  const matching = matchReceipts(inputs);
  const clicks = [...matching.countedOf.keys()].map(clickAndEvent).filter((key) => key !== null);
  const numbers = new Map<string, { byGrade: boolean }>();
  for (const receipt of inputs.receipts) {
    if (receipt.day !== inputs.day || !isAnonymous(receipt)) continue;
    const byGrade = receipt.grade !== null || (numbers.get(receipt.event)?.byGrade ?? false);
    numbers.set(receipt.event, { byGrade });
  }
  return { inputs, matching, countedClicks: new Set(clicks), numbers };
}

export const nobody = {
  cause: null,
  deliveryId: null,
  factId: null,
  personId: null,
  happenedAtMs: null,
  confirmedAtMs: null,
  platformDay: null,
  amountFen: null,
  platformAmountFen: null,
} as const;

export const detailOf = (row: LedgerUnit): Detail => ({
  ...nobody,
  key: `row:${row.deliveryId}`,
  side: 'fact',
  cause: row.cause,
  deliveryId: row.deliveryId,
  factId: row.factId,
  personId: row.personId,
  happenedAtMs: row.occurredAtMs,
  confirmedAtMs: row.state === 'accepted' ? row.changedAtMs : null,
  amountFen: row.amountFen,
});

export const lineOf = (row: LedgerUnit, { adPlatform }: DayInputs): Outcome['line'] => ({
  adPlatform,
  factName: row.factName,
  event: row.event,
  grade: row.grade,
});
