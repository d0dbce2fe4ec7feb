import type { CustomFunnelQuestion, FunnelQuestion, PeopleQuestion } from '../../api/analysis-queries';
import type { Days } from '../../analysis/report-days';
import { eventScopeOf, scopeOf, sourceBreakdown } from '../../analysis/report-scope';
import type { ReportView } from '../../analysis/report-view';
import { type CustomFunnel, MIN_STEPS, windowMinutes } from './custom/custom-url';
import type { StepPeople } from './funnel-own';

export function funnelQuestion(view: ReportView, days: Days, compared: Days | null): FunnelQuestion {
  const breakdown = sourceBreakdown(view);
  return {
    ...scopeOf(view, days),
    ...(breakdown ? { breakdown } : {}),
    ...(compared ? { compareTo: compared } : {}),
  };
}

/** The people of one group of a breakdown are those of its value beside the other conditions. */
export function peopleQuestion(view: ReportView, days: Days, people: StepPeople): PeopleQuestion {
  const scope = scopeOf(view, days);
  const breakdown = sourceBreakdown(view);
  const others = (scope.filters ?? []).filter(({ dimension }) => dimension !== breakdown);
  const filters =
    people.group === null || breakdown === null
      ? scope.filters
      : [...others, { dimension: breakdown, values: [people.group] }];
  return { of: 'step', ...scope, filters, step: people.step, which: people.what };
}

/** Null while there are too few steps to ask about. */
export function customQuestion(
  view: ReportView,
  days: Days,
  custom: CustomFunnel,
): CustomFunnelQuestion | null {
  if (custom.steps.length < MIN_STEPS) return null;
  return {
    scope: eventScopeOf(view, days),
    steps: custom.steps.map(({ name, page, where }) => ({ name, where, ...(page === null ? {} : { page }) })),
    windowMinutes: windowMinutes[custom.window],
    order: custom.order,
    counting: custom.counting,
    ...(view.by ? { breakdown: view.by } : {}),
  };
}
