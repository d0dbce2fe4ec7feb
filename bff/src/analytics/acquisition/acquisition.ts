import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import type { CallContext } from '../../platform/trpc';
import { countDays } from '../funnel/cells.store';
import { beginCounting, countedBasis } from '../funnel/counted-basis';
import { sourceFilters } from '../funnel/funnel-question';
import { ripeUntil } from '../funnel/funnel.rules';
import type { ReportBasis } from '../report/report-scope';
import type { AcquisitionQuestion } from './acquisition-question';
import {
  type AcquisitionFigures,
  changeOfCost,
  type CostChange,
  costedSteps,
  type CostedStep,
  describeFigures,
  ripenessOf,
  type StepRipeness,
} from './acquisition.rules';
import { isUnderPlatform, maxAcquisitionGroups, spendBreaksDownBy, spendNarrowsBy } from './acquisition.sql';
import {
  addGroups,
  type GroupKey,
  namesOfGroups,
  type SpendBasis,
  spendBehind,
  sumAcquisition,
  type SummedGroup,
} from './acquisition.store';

export interface AcquisitionGroup extends GroupKey {
  /** As the reports of spend call it; null where they do not. */
  name: string | null;
  figures: AcquisitionFigures;
  /** Cost now by cost in the days compared with; null for a step whose days are not all ripe, and where it is not known. */
  change: Record<CostedStep, CostChange | null> | null;
}

export interface AcquisitionAnswer {
  basis: ReportBasis;
  /** Whether spend can be told apart by this breakdown, and under these filters. */
  spendSplit: boolean;
  spendKnown: boolean;
  spend: SpendBasis;
  ripeness: StepRipeness[];
  comparedRipeness: StepRipeness[] | null;
  paid: AcquisitionGroup;
  unpaid: AcquisitionGroup;
  /** By spend, then by people; `other` holds what is beyond the largest. Unpaid arrivals are groups of their own; those beyond the largest are one. */
  groups: AcquisitionGroup[];
  groupsTotal: number;
}

const MS_PER_DAY = 86_400_000;
const dayAfter = (day: CalendarDate) => beijingDate(Date.parse(`${day}T00:00:00+08:00`) + MS_PER_DAY);
const nameOf = ({ adPlatform, account, key }: GroupKey) => `${adPlatform} ${account} ${key}`;
const all = (key: string): GroupKey => ({ adPlatform: '', account: '', key });

/** What people cost, by the day of their first arrival and the day of the spend; days that still move are left out of cost. */
export async function answerAcquisition(
  ctx: Pick<CallContext, 'db' | 'clock'>,
  question: AcquisitionQuestion,
): Promise<AcquisitionAnswer> {
  const { db } = ctx;
  const began = await beginCounting(ctx);
  const ripe = ripeUntil(began.now);
  const { breakdown, includeMarked, days, compareTo } = question;
  const filters = sourceFilters(question);
  const sum = (stretch: typeof days) =>
    sumAcquisition(db, { ...stretch, breakdown, filters, includeMarked, ripeUntil: ripe });
  const [summed, past, counted, spend] = await Promise.all([
    sum(days),
    compareTo ? sum(compareTo) : null,
    countDays(db, { ...days, filters }),
    spendBehind(db, days),
  ]);
  const ripeness = ripenessOf(days, ripe, dayAfter);
  const comparedRipeness = compareTo ? ripenessOf(compareTo, ripe, dayAfter) : null;
  const { shown, names } = await largest(db, question, summed.groups);
  const pastOf = new Map(past?.groups.map((group) => [nameOf(group), describeFigures(group.sums)]));
  const describe = (group: SummedGroup, then: AcquisitionFigures | undefined): AcquisitionGroup => {
    const figures = describeFigures(group.sums);
    return {
      adPlatform: group.adPlatform,
      account: group.account,
      key: group.key,
      name: names.get(`${group.adPlatform} ${group.key}`) ?? null,
      figures,
      change: then ? changesOf(figures, then, ripeness, comparedRipeness ?? []) : null,
    };
  };
  return {
    basis: countedBasis(ctx, began, counted, includeMarked),
    spendSplit: spendBreaksDownBy(breakdown),
    spendKnown: spendNarrowsBy(filters),
    spend,
    ripeness,
    comparedRipeness,
    paid: describe({ ...all('paid'), sums: summed.paid }, past ? describeFigures(past.paid) : undefined),
    unpaid: describe({ ...all('unpaid'), sums: summed.unpaid }, undefined),
    groups: shown.map((group) => describe(group, pastOf.get(nameOf(group)))),
    groupsTotal: summed.groups.length,
  };
}

/** A step is compared only where all days of both stretches are ripe for it. */
function changesOf(
  figures: AcquisitionFigures,
  then: AcquisitionFigures,
  ripeness: readonly StepRipeness[],
  compared: readonly StepRipeness[],
): Record<CostedStep, CostChange | null> {
  return Object.fromEntries(
    costedSteps.map((step, index) => [
      step,
      ripeness[index]?.unripeFrom === null && compared[index]?.unripeFrom === null
        ? changeOfCost(figures.cost[step], then.cost[step])
        : null,
    ]),
  ) as Record<CostedStep, CostChange | null>;
}

async function largest(
  db: CallContext['db'],
  { breakdown }: AcquisitionQuestion,
  groups: readonly SummedGroup[],
): Promise<{ shown: SummedGroup[]; names: Map<string, string> }> {
  const inOrder = [...groups].sort(
    breakdown === 'week'
      ? (one, other) => one.key.localeCompare(other.key)
      : (one, other) =>
          (other.sums.spendFen ?? 0) - (one.sums.spendFen ?? 0) ||
          other.sums.people[0]! - one.sums.people[0]! ||
          nameOf(one).localeCompare(nameOf(other)),
  );
  const shown = inOrder.slice(0, maxAcquisitionGroups);
  const beyond = inOrder.slice(maxAcquisitionGroups);
  // Whoever came by themselves would make the rest look cheap, so they stand as a group of their own.
  const cameByAd = ({ adPlatform }: SummedGroup) => adPlatform !== '' || !isUnderPlatform(breakdown);
  const rest = beyond.filter(cameByAd);
  const unpaid = beyond.filter((group) => !cameByAd(group));
  const named = breakdown === 'account' || breakdown === 'plan' || breakdown === 'creative';
  return {
    shown: [
      ...shown,
      ...(unpaid.length > 0 ? [{ ...all(''), sums: addGroups(unpaid) }] : []),
      ...(rest.length > 0 ? [{ ...all('other'), sums: addGroups(rest) }] : []),
    ],
    names: named ? await namesOfGroups(db, breakdown, shown) : new Map<string, string>(),
  };
}
