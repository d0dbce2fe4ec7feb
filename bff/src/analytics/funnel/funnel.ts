import type { CalendarDate } from '@loudou/shared/calendar';
import type { CallContext } from '../../platform/trpc';
import { beijingMidnight } from './beijing-midnight';
import {
  describeSteps,
  type FunnelStep,
  type GroupCounts,
  namedRates,
  type NamedRates,
  ripeUntil,
} from './funnel.rules';
import { countFunnel } from './funnel.store';
import type { FunnelBreakdown, FunnelStepName } from './steps';

export interface FunnelInput {
  from: CalendarDate;
  /** The last day, itself included. */
  to: CalendarDate;
  breakdown?: FunnelBreakdown;
  includeTest?: boolean;
}

export interface FunnelGroup extends NamedRates {
  key: string;
  steps: FunnelStep[];
}

export interface FunnelDay extends NamedRates {
  day: CalendarDate;
  /** Along the steps. */
  people: number[];
}

export interface FunnelAnswer {
  asOf: string;
  total: FunnelGroup;
  groups: FunnelGroup[];
  days: FunnelDay[];
  ripeUntil: Record<FunnelStepName, CalendarDate>;
  /** People who came through a test entry at least once, and whether they stand in the figures. */
  testTraffic: { people: number; included: boolean };
}

/** People by the day of their first arrival, each counted once, and how far each of them has come by now. */
export async function answerFunnel(
  ctx: Pick<CallContext, 'db' | 'clock'>,
  input: FunnelInput,
): Promise<FunnelAnswer> {
  const now = ctx.clock.now();
  const includeTest = input.includeTest ?? false;
  const counts = await countFunnel(ctx.db, {
    from: beijingMidnight(input.from),
    until: beijingMidnight(input.to, 1),
    breakdown: input.breakdown,
    includeTest,
  });
  return {
    asOf: now.toISOString(),
    total: describeGroup('all', counts.total),
    groups: counts.groups.map((group) => describeGroup(group.key, group)),
    days: counts.days.map((day) => ({ ...day, ...namedRates(day.people) })),
    ripeUntil: ripeUntil(now),
    testTraffic: { people: counts.testPeople, included: includeTest },
  };
}

function describeGroup(key: string, counts: GroupCounts): FunnelGroup {
  return { key, steps: describeSteps(counts), ...namedRates(counts.people) };
}
