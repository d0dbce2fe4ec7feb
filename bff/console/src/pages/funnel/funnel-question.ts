import type { FunnelQuestion, PeopleQuestion, ReportScope } from '../../api/analysis-queries';
import type { ExportRequest } from '../../analysis/export/use-export';
import { type SourceDimension, sourceDimensions } from '../../analysis/dimensions';
import type { Days } from '../../analysis/report-days';
import type { ReportView } from '../../analysis/report-view';
import type { StepPeople } from './funnel-own';

const isSource = (dimension: string): dimension is SourceDimension =>
  sourceDimensions.some((each) => each === dimension);

/** Reports on people are told apart and narrowed by where people came from, not by single events. */
export const sourceBreakdown = ({ by }: ReportView): SourceDimension | null =>
  by !== null && isSource(by) ? by : null;

export const scopeOf = (view: ReportView, days: Days): ReportScope => ({
  days,
  filters: view.conditions.filter(({ dimension }) => isSource(dimension)),
  includeMarked: view.withMarked,
});

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

/** The same people as a file. */
export function exportOf({ of, ...question }: PeopleQuestion): ExportRequest {
  return { table: of === 'step' ? 'people' : 'group', question };
}
