import type { CallContext } from '../../platform/trpc';
import { countedUpTo } from '../projection/freshness';
import type { ReportBasis } from '../report/report-scope';
import type { DayAndMark } from './cells.store';
import { markedPeople } from './funnel.rules';

export interface Counting {
  /** When it began. */
  now: Date;
  asOf: Date;
}

/** Asked before the counting: whatever was taken in until then is in the counts. */
export async function beginCounting({ db, clock }: Pick<CallContext, 'db' | 'clock'>): Promise<Counting> {
  const now = clock.now();
  return { now, asOf: await countedUpTo(db, now) };
}

/** What an answer from the counters rests on. */
export function countedBasis(
  { clock }: Pick<CallContext, 'clock'>,
  { now, asOf }: Counting,
  counted: readonly DayAndMark[],
  included: boolean,
): ReportBasis {
  const byMark = markedPeople(counted);
  const people = byMark.reduce((sum, mark) => sum + mark.people, 0);
  return {
    asOf: asOf.toISOString(),
    marked: { included, people, byMark },
    tookMs: clock.nowMs() - now.getTime(),
  };
}
