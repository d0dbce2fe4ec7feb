import { isMismatch, isOfReceipt, isOpen, isTold, isUnexplained } from './buckets';
import { compare, type Outcome } from './comparison';
import { outcomeOfRow, outcomeOfUntold } from './fact-outcomes.rules';
import { mismatches } from './mismatches.rules';
import { outcomesOfReceipts } from './receipt-outcomes.rules';
import type {
  BucketSum,
  Closing,
  DayInputs,
  Difference,
  LedgerUnit,
  Line,
  Reconciliation,
  Totals,
  UntoldUnit,
} from './reconcile.types';

/**
 * One account and day: every fact and every conversion of the platform in exactly one bucket, with the differences by
 * name where the report names them. Pure, and the order of the inputs does not matter.
 */
export function reconcile(inputs: DayInputs): Reconciliation {
  const comparison = compare(inputs);
  const ofDay = inputs.rows.filter((row) => row.day === inputs.day).sort(byRow);
  return addUp(
    [
      ...[...inputs.untold].sort(byFact).map(outcomeOfUntold),
      ...ofDay.map((row) => outcomeOfRow(row, comparison)),
      ...outcomesOfReceipts(comparison),
      ...mismatches(ofDay, comparison),
    ],
    inputs.closings,
  );
}

function addUp(outcomes: readonly Outcome[], closings: readonly Closing[]): Reconciliation {
  const isClosed = closer(closings);
  const lines = new Map<string, Line>();
  const differences = new Map<string, Difference>();
  const totals: Totals = { facts: 0, accepted: 0, counted: 0, open: 0, unexplained: 0, closed: 0 };
  for (const outcome of outcomes) {
    const closed = isClosed(outcome);
    addToLine(lines, outcome, closed);
    addToDifference(differences, outcome, closed);
    addToTotals(totals, outcome, closed);
  }
  return {
    lines: [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line),
    differences: [...differences.values()],
    totals,
  };
}

/** Each closing covers as many as were closed by it, and no more should the difference grow. */
function closer(closings: readonly Closing[]): (outcome: Outcome) => boolean {
  const left = new Map<string, number>();
  for (const { key, count } of closings) left.set(key, (left.get(key) ?? 0) + count);
  return ({ bucket, detail }) => {
    const covered = detail && isUnexplained(bucket) ? (left.get(detail.key) ?? 0) : 0;
    if (!detail || covered === 0) return false;
    left.set(detail.key, covered - 1);
    return true;
  };
}

function addToLine(lines: Map<string, Line>, { line: place, bucket, amountFen }: Outcome, closed: boolean) {
  if (isMismatch(bucket)) return;
  const key = [place.adPlatform, place.factName, place.event, place.grade].join('\u0001');
  const line = lines.get(key) ?? { ...place, buckets: {} };
  lines.set(key, line);
  const sum: BucketSum = (line.buckets[bucket] ??= { count: 0, amountFen: 0, closed: 0, closedFen: 0 });
  sum.count += 1;
  sum.amountFen += amountFen ?? 0;
  if (!closed) return;
  sum.closed += 1;
  sum.closedFen += amountFen ?? 0;
}

function addToDifference(
  differences: Map<string, Difference>,
  { line, bucket, detail }: Outcome,
  closed: boolean,
) {
  if (!detail) return;
  const known = differences.get(detail.key);
  const difference = known ?? { ...detail, ...line, bucket, count: 0, unexplained: 0, closed: 0 };
  differences.set(detail.key, difference);
  // A mere number over several grades is of none of them.
  if (difference.grade !== line.grade) difference.grade = null;
  difference.count += 1;
  if (closed) difference.closed += 1;
  else if (isUnexplained(bucket)) difference.unexplained += 1;
}

function addToTotals(totals: Totals, { bucket }: Outcome, closed: boolean) {
  if (closed) totals.closed += 1;
  else if (isUnexplained(bucket)) totals.unexplained += 1;
  if (isMismatch(bucket)) return;
  if (isOpen(bucket)) totals.open += 1;
  if (isOfReceipt(bucket)) totals.counted += 1;
  else totals.facts += 1;
  if (isTold(bucket)) totals.accepted += 1;
}

const byRow = (a: LedgerUnit, b: LedgerUnit) =>
  a.occurredAtMs - b.occurredAtMs || (a.deliveryId < b.deliveryId ? -1 : 1);
const byFact = (a: UntoldUnit, b: UntoldUnit) =>
  a.occurredAtMs - b.occurredAtMs || (a.factId < b.factId ? -1 : 1);
