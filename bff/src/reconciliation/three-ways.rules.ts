import {
  type Bucket,
  isUnexplained,
  receiptBuckets,
  toldBuckets,
  transitBuckets,
  withheldBuckets,
} from './buckets';
import type { Buckets, Line } from './reconcile.types';
import { type Amount, sumBuckets, totalOf } from './waterfall.rules';

/** One line of the table: what happened, what we confirmed, what the platform counted, and why they differ. */
export interface ThreeWays {
  facts: Amount;
  should: Amount;
  accepted: Amount;
  platform: Amount;
  /** Why some were not to be told, and why told and counted differ: bucket -> how many, closed ones among them. */
  withheld: Cause[];
  causes: Cause[];
  unexplained: number;
  closed: number;
}

export interface Cause {
  bucket: Bucket;
  count: number;
  closed: number;
  /** The platform counted more by it, not less. */
  more: boolean;
  explained: boolean;
}

export interface ThreeWaysRow extends ThreeWays {
  factName: string | null;
  events: string[];
  grade: string | null;
}

export type Breakdown = 'fact' | 'grade';

/** Lines of one account, put together by fact or by grade, in the order of the funnel. */
export function rowsBy(by: Breakdown, lines: readonly Line[], order: readonly string[]): ThreeWaysRow[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = by === 'grade' ? (line.grade ?? '') : (line.factName ?? `event ${line.event}`);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const place = (key: string) => {
    if (by === 'grade') return key === '' ? 'Z' : key;
    const at = order.indexOf(key);
    return String(at < 0 ? order.length : at).padStart(4, '0');
  };
  return [...groups.entries()]
    .sort(([a], [b]) => place(a).localeCompare(place(b)) || a.localeCompare(b))
    .map(([, own]) => ({
      ...threeWaysOf(own),
      factName: by === 'fact' ? own[0]!.factName : null,
      events: by === 'fact' ? [...new Set(own.flatMap(({ event }) => event ?? []))].sort() : [],
      grade: by === 'grade' ? own[0]!.grade : null,
    }));
}

export function threeWaysOf(lines: readonly Line[]): ThreeWays {
  const sums = sumBuckets(lines);
  const causes = [
    ...causesIn(sums, transitBuckets, false),
    ...causesIn(
      sums,
      toldBuckets.filter((bucket) => bucket !== 'counted'),
      false,
    ),
    ...causesIn(
      sums,
      receiptBuckets.filter((bucket) => bucket !== 'matched'),
      true,
    ),
  ];
  return {
    facts: totalOf('facts', sums),
    should: totalOf('should', sums),
    accepted: totalOf('accepted', sums),
    platform: totalOf('platform', sums),
    withheld: causesIn(sums, withheldBuckets, false),
    causes,
    unexplained: unexplainedIn(causes),
    closed: causes.reduce((sum, { closed }) => sum + closed, 0),
  };
}

const unexplainedIn = (causes: readonly Cause[]) =>
  causes.filter(({ explained }) => !explained).reduce((sum, { count, closed }) => sum + count - closed, 0);

const causesIn = (sums: Buckets, buckets: readonly Bucket[], more: boolean): Cause[] =>
  buckets.flatMap((bucket) => {
    const sum = sums[bucket];
    return sum && sum.count > 0
      ? [{ bucket, count: sum.count, closed: sum.closed, more, explained: !isUnexplained(bucket) }]
      : [];
  });
