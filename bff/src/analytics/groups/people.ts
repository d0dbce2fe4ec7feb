import type { Queryable } from '../../platform/database';
import type { CallContext } from '../../platform/trpc';
import type { PeopleAnswer } from '../report/report-answers';
import { countDays, type DayAndMark } from '../funnel/cells.store';
import { beginCounting, countedBasis } from '../funnel/counted-basis';
import { sourceFilters } from '../funnel/funnel-question';
import { sumCounts } from '../funnel/funnel.rules';
import { depthAt, type FunnelStepName, funnelSteps } from '../funnel/steps';
import type { GroupQuestion, PeopleQuestion } from './people-question';
import { writePlace } from './people-cursor';
import { listPeople } from './people.store';

/** People whose depth lies between the two, both included. */
export interface Depths {
  least: number;
  most: number;
}

const deepest = funnelSteps.length;

/** Who reached a step, stands there and went no further, or was lost on the way to it. */
export function depthsOf(step: FunnelStepName, which: PeopleQuestion['which']): Depths {
  const depth = depthAt(step);
  if (which === 'reached') return { least: depth, most: deepest };
  return which === 'standing' ? { least: depth, most: depth } : { least: depth - 1, most: depth - 1 };
}

export const standingGroups: Record<GroupQuestion['group'], Depths> = {
  registered_not_credited: { least: depthAt('registered'), most: depthAt('credited') - 1 },
  credited_not_drawn: { least: depthAt('credited'), most: depthAt('drawn') - 1 },
};

export type PeopleScope = Pick<PeopleQuestion, 'days' | 'filters' | 'includeMarked'>;
type Page = Omit<PeopleQuestion, 'step' | 'which'>;

export const answerPeople = (ctx: Pick<CallContext, 'db' | 'clock'>, question: PeopleQuestion) =>
  answerPage(ctx, question, depthsOf(question.step, question.which));

export const answerGroup = (ctx: Pick<CallContext, 'db' | 'clock'>, question: GroupQuestion) =>
  answerPage(ctx, question, standingGroups[question.group]);

async function answerPage(
  ctx: Pick<CallContext, 'db' | 'clock'>,
  page: Page,
  depths: Depths,
): Promise<PeopleAnswer> {
  const began = await beginCounting(ctx);
  const [{ counted, total }, { people, after }] = await Promise.all([
    countPeople(ctx.db, page, depths),
    listPeople(ctx.db, { ...page, filters: sourceFilters(page), depths }),
  ]);
  return {
    total,
    people,
    after: after && writePlace(after),
    basis: countedBasis(ctx, began, counted, page.includeMarked),
  };
}

/** How many there are, by the counters; `counted` with those who are no customers. */
export async function countPeople(
  db: Queryable,
  scope: PeopleScope,
  depths: Depths,
): Promise<{ counted: DayAndMark[]; total: number }> {
  const counted = await countDays(db, { ...scope.days, filters: sourceFilters(scope) });
  const { people } = sumCounts(counted.filter(({ mark }) => scope.includeMarked || mark === ''));
  // Nobody stands before the arrival: who was lost on the way to it, we never saw.
  const total = depths.least < 1 ? 0 : people[depths.least - 1]! - (people[depths.most] ?? 0);
  return { counted, total };
}
