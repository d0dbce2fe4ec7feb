import { consentBreaks, fenceBreaks } from './invariants/leaving';
import { chainBreaks, gradeBreaks, unexplainedDifferences } from './invariants/ledger';
import { doubles, losses, overtakings } from './invariants/effects';
import type { RunRecord } from './run-record';

/** What must never happen, by its name in the table, with what each finding says. */
export const invariants = {
  lost: losses,
  'double in effect': doubles,
  'out of order per person': overtakings,
  'sent against a decision': consentBreaks,
  'sent by a fenced-out worker': fenceBreaks,
  'chain faults': chainBreaks,
  'unexplained in reconciliation': unexplainedDifferences,
  'graded by another version': gradeBreaks,
} satisfies Record<string, (record: RunRecord) => string[]>;

export type Invariant = keyof typeof invariants;

export interface Violation {
  invariant: Invariant;
  found: string;
}

export function violationsOf(record: RunRecord): Violation[] {
  return (Object.keys(invariants) as Invariant[]).flatMap((invariant) =>
    invariants[invariant](record).map((found) => ({ invariant, found })),
  );
}
