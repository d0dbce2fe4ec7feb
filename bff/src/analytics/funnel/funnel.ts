import type { CalendarDate } from '@loudou/shared/calendar';
import type { CallContext } from '../../platform/trpc';
import type { ReportBasis } from '../report/report-scope';
import { type CellQuestion, type Counts, countDays, countGroups } from './cells.store';
import { beginCounting, countedBasis } from './counted-basis';
import { type FunnelQuestion, sourceFilters } from './funnel-question';
import {
  daysOf,
  describeSteps,
  type FunnelStep,
  namedRates,
  type NamedRates,
  ripeUntil,
  sumCounts,
} from './funnel.rules';
import type { FunnelStepName } from './steps';

/** `key` is '' for people whose link did not say, `other` for what is beyond the largest groups. */
export interface FunnelGroup extends NamedRates {
  key: string;
  steps: FunnelStep[];
  /** Credited people by the grade that stands for them. */
  grades: { A: number; B: number; C: number };
}

export interface FunnelDay extends NamedRates {
  day: CalendarDate;
  /** Along the steps. */
  people: number[];
}

export interface FunnelPart {
  total: FunnelGroup;
  groups: FunnelGroup[];
  days: FunnelDay[];
}

export interface FunnelAnswer extends FunnelPart {
  basis: ReportBasis;
  ripeUntil: Record<FunnelStepName, CalendarDate>;
  /** The days that were asked for to compare with, over the same filters and breakdown. */
  compared: FunnelPart | null;
}

/** People by the day of their first arrival, each counted once, and how far each of them has come by now. */
export async function answerFunnel(
  ctx: Pick<CallContext, 'db' | 'clock'>,
  question: FunnelQuestion,
): Promise<FunnelAnswer> {
  const began = await beginCounting(ctx);
  const { includeMarked, breakdown, compareTo } = question;
  const ask = async (days: FunnelQuestion['days']) => {
    const cells: CellQuestion = { ...days, filters: sourceFilters(question) };
    const [counted, groups] = await Promise.all([
      countDays(ctx.db, cells),
      breakdown ? countGroups(ctx.db, { ...cells, breakdown, includeMarked }) : [],
    ]);
    return { counted, groups };
  };
  const [asked, compared] = await Promise.all([ask(question.days), compareTo ? ask(compareTo) : null]);
  const part = ({ counted, groups }: typeof asked): FunnelPart => {
    const shown = counted.filter(({ mark }) => includeMarked || mark === '');
    return {
      total: describeGroup('all', sumCounts(shown)),
      groups: groups.map((group) => describeGroup(group.key, group)),
      days: daysOf(shown).map((day) => ({ ...day, ...namedRates(day.people) })),
    };
  };
  return {
    ...part(asked),
    compared: compared && part(compared),
    ripeUntil: ripeUntil(began.now),
    basis: countedBasis(ctx, began, asked.counted, includeMarked),
  };
}

function describeGroup(key: string, { people, grades }: Counts): FunnelGroup {
  return { key, steps: describeSteps(people), grades, ...namedRates(people) };
}
