import type { ReportScope } from '../api/analysis-queries';
import { type SourceDimension, sourceDimensions } from './dimensions';
import type { Days } from './report-days';
import type { ReportView } from './report-view';

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

/** Reports on events are narrowed by what is known of the single event as well. */
export const eventScopeOf = (view: ReportView, days: Days) => ({
  days,
  filters: view.conditions,
  includeMarked: view.withMarked,
});
