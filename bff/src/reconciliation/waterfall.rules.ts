import {
  type Bucket,
  factBuckets,
  isUnexplained,
  receiptBuckets,
  transitBuckets,
  withheldBuckets,
} from './buckets';
import type { Buckets, Line } from './reconcile.types';

export interface Amount {
  count: number;
  amountFen: number;
}

export const stepNames = [
  'facts',
  'natural',
  'not_agreed',
  'test',
  'expired',
  'withheld_else',
  'should',
  'in_transit',
  'missing_in_ledger',
  'closed_before',
  'accepted',
  'awaiting_report',
  'counted_other_day',
  'deduplicated',
  'not_at_platform',
  'closed_missing',
  'amount_differs',
  'of_other_day',
  'answer_missing',
  'more_at_platform',
  'closed_more',
  'platform',
] as const;
export type StepName = (typeof stepNames)[number];

/** One bar between what happened and what the platform counted. */
export interface WaterfallStep extends Amount {
  name: StepName;
  /** Which way it moves the level; a total stands on the ground. */
  moves: 'total' | 'down' | 'up';
  tone: 'total' | 'explained' | 'open' | 'unexplained' | 'closed';
  /** What it is made of. */
  parts: { bucket: Bucket; count: number }[];
}

const named: Partial<Record<StepName, readonly Bucket[]>> = {
  natural: ['natural'],
  not_agreed: ['not_agreed', 'waiting_consent'],
  test: ['test'],
  expired: ['expired'],
  withheld_else: ['no_account', 'suppressed', 'owned_by_core', 'not_mapped', 'untold'],
  in_transit: transitBuckets.filter((bucket) => bucket !== 'missing_in_ledger'),
  missing_in_ledger: ['missing_in_ledger'],
  awaiting_report: ['awaiting_report'],
  counted_other_day: ['counted_other_day'],
  deduplicated: ['deduplicated'],
  not_at_platform: ['not_at_platform'],
  closed_before: ['missing_in_ledger'],
  closed_missing: ['not_at_platform'],
  of_other_day: ['of_other_day'],
  answer_missing: ['answer_missing'],
  more_at_platform: ['against_ledger', 'doubled', 'only_at_platform'],
  closed_more: ['against_ledger', 'doubled', 'only_at_platform'],
};
const ups: ReadonlySet<StepName> = new Set([
  'of_other_day',
  'answer_missing',
  'more_at_platform',
  'closed_more',
]);
const opens: ReadonlySet<StepName> = new Set(['in_transit', 'awaiting_report']);

/**
 * From the facts to what the platform counted; a step without anything in it is left out, totals never are.
 * `mismatches`: how many conversions were counted with an amount or a grade that nobody can explain.
 */
export function waterfallOf(lines: readonly Pick<Line, 'buckets'>[], mismatches = 0): WaterfallStep[] {
  const sums = sumBuckets(lines);
  return stepNames
    .map((name) => (name === 'amount_differs' ? amountStep(sums, mismatches) : stepOf(name, sums)))
    .filter((step) => step.moves === 'total' || step.count > 0 || step.amountFen > 0);
}

function stepOf(name: StepName, sums: Buckets): WaterfallStep {
  const buckets = named[name];
  if (!buckets) return { name, moves: 'total', tone: 'total', parts: [], ...totalOf(name, sums) };
  const isClosed = name.startsWith('closed_');
  const parts = buckets.map((bucket) => ({ bucket, ...partOf(bucket, sums, isClosed) }));
  return {
    name,
    moves: ups.has(name) ? 'up' : 'down',
    tone: isClosed
      ? 'closed'
      : buckets.some(isUnexplained)
        ? 'unexplained'
        : opens.has(name)
          ? 'open'
          : 'explained',
    ...addUp(parts),
    parts: parts.flatMap(({ bucket, count }) => (count > 0 ? [{ bucket, count }] : [])),
  };
}

/** Counted on both sides with other amounts, rounding to whole yuan among them: money moves, and no conversion. */
function amountStep(sums: Buckets, mismatches: number): WaterfallStep {
  const movedFen = (sums.matched?.amountFen ?? 0) - (sums.counted?.amountFen ?? 0);
  return {
    name: 'amount_differs',
    moves: movedFen < 0 ? 'down' : 'up',
    tone: mismatches > 0 ? 'unexplained' : 'explained',
    count: 0,
    amountFen: Math.abs(movedFen),
    parts: [],
  };
}

/** What was closed by hand is told apart from what is still open. */
function partOf(bucket: Bucket, sums: Buckets, closed: boolean): Amount {
  const sum = sums[bucket] ?? { count: 0, amountFen: 0, closed: 0, closedFen: 0 };
  if (closed) return { count: sum.closed, amountFen: sum.closedFen };
  return { count: sum.count - sum.closed, amountFen: sum.amountFen - sum.closedFen };
}

export function totalOf(name: StepName, sums: Buckets): Amount {
  const whole = (buckets: readonly Bucket[]) => addUp(buckets.flatMap((bucket) => sums[bucket] ?? []));
  const facts = whole(factBuckets);
  const should = minus(facts, whole(withheldBuckets));
  if (name === 'facts') return facts;
  if (name === 'should') return should;
  if (name === 'accepted') return minus(should, whole(transitBuckets));
  return whole(receiptBuckets);
}

export function sumBuckets(lines: readonly Pick<Line, 'buckets'>[]): Buckets {
  const sums: Buckets = {};
  for (const { buckets } of lines)
    for (const [name, { count, amountFen, closed, closedFen }] of Object.entries(buckets)) {
      const sum = (sums[name as Bucket] ??= { count: 0, amountFen: 0, closed: 0, closedFen: 0 });
      sum.count += count;
      sum.amountFen += amountFen;
      sum.closed += closed;
      sum.closedFen += closedFen;
    }
  return sums;
}

const addUp = (amounts: readonly Amount[]): Amount => ({
  count: amounts.reduce((sum, { count }) => sum + count, 0),
  amountFen: amounts.reduce((sum, { amountFen }) => sum + amountFen, 0),
});

const minus = (a: Amount, b: Amount): Amount => ({
  count: a.count - b.count,
  amountFen: a.amountFen - b.amountFen,
});
