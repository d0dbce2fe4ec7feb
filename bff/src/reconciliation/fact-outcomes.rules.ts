import type { FactBucket } from './buckets';
import { addDays, endOfDay } from './china-day';
import { type Comparison, type Detail, detailOf, lineOf, nobody, type Outcome } from './comparison';
import { bucketOfState, bucketOfUntold } from './fact-bucket.rules';
import { clickAndEvent } from './match-receipts.rules';
import type { DayInputs, LedgerUnit, UntoldUnit } from './reconcile.types';

export function outcomeOfUntold(fact: UntoldUnit): Outcome {
  return {
    line: { adPlatform: fact.adPlatform, factName: fact.factName, event: null, grade: null },
    bucket: bucketOfUntold(fact),
    amountFen: fact.amountFen,
    detail: {
      ...nobody,
      key: `fact:${fact.factId}`,
      side: 'fact',
      cause: fact.cause,
      factId: fact.factId,
      personId: fact.personId,
      happenedAtMs: fact.occurredAtMs,
      amountFen: fact.amountFen,
    },
  };
}

export function outcomeOfRow(row: LedgerUnit, comparison: Comparison): Outcome {
  const { inputs, matching } = comparison;
  const bucket = bucketOfRow(row, comparison);
  const outcome = { line: lineOf(row, inputs), bucket, amountFen: row.amountFen };
  if (bucket === 'counted') return outcome;
  if (bucket === 'not_at_platform') return { ...outcome, detail: nameOrNumber(row, comparison) };
  const counted = matching.countedOf.get(row);
  return {
    ...outcome,
    detail: {
      ...detailOf(row),
      platformDay: counted?.receipt.day ?? null,
      platformAmountFen: counted?.amountFen ?? null,
    },
  };
}

function bucketOfRow(row: LedgerUnit, { inputs, matching, countedClicks }: Comparison): FactBucket {
  const state = bucketOfState(row);
  if (state !== 'accepted') return state;
  const counted = matching.countedOf.get(row);
  if (counted) return counted.receipt.day === row.day ? 'counted' : 'counted_other_day';
  if (inputs.settings.countsOnce && isRepeat(row, countedClicks)) return 'deduplicated';
  return isExpectedLater(row, inputs) ? 'awaiting_report' : 'not_at_platform';
}

function isRepeat(row: LedgerUnit, countedClicks: ReadonlySet<string>): boolean {
  const key = clickAndEvent(row);
  return row.toldBefore || (key !== null && countedClicks.has(key));
}

/** Not missing yet: there is no whole report of the day, or what was confirmed around midnight waits for the next. */
function isExpectedLater(row: LedgerUnit, { day, reportedDays, settings }: DayInputs): boolean {
  if (!reportedDays.has(day)) return true;
  const lateFromMs = endOfDay(day).getTime() - settings.midnightMinutes * 60_000;
  return row.changedAtMs >= lateFromMs && !reportedDays.has(addDays(day, 1));
}

/** A report of mere numbers cannot say which row is missing, so nobody is named. */
function nameOrNumber(row: LedgerUnit, { numbers }: Comparison): Detail {
  const number = numbers.get(row.event);
  if (!number) return detailOf(row);
  return { ...nobody, side: 'fact', key: `number:${row.event}:${number.byGrade ? (row.grade ?? '') : '*'}` };
}
