import { z } from 'zod';
import { type Filter, ReportScope, type SourceDimension, sourceDimensions } from '../report/report-scope';

const isSourceDimension = (dimension: string): dimension is SourceDimension =>
  (sourceDimensions as readonly string[]).includes(dimension);

/** What single events bear tells no people apart: a report on people is filtered by where they came from. */
export const bySourceOnly = ({ filters }: ReportScope): boolean =>
  filters.every(({ dimension }) => isSourceDimension(dimension));
export const bySourceOnlyMessage = 'people are filtered by their source only';

const scope = ReportScope.extend({ breakdown: z.enum(sourceDimensions).optional() });

export const WaitsQuestion = scope.refine(bySourceOnly, bySourceOnlyMessage);
export type WaitsQuestion = z.infer<typeof WaitsQuestion>;

export const FunnelQuestion = scope
  // Another stretch of days, asked in the same way.
  .extend({ compareTo: ReportScope.shape.days.optional() })
  .refine(bySourceOnly, bySourceOnlyMessage);
export type FunnelQuestion = z.infer<typeof FunnelQuestion>;

export type SourceFilter = Filter & { dimension: SourceDimension };

export const sourceFilters = ({ filters }: Pick<ReportScope, 'filters'>): SourceFilter[] =>
  filters.filter((filter): filter is SourceFilter => isSourceDimension(filter.dimension));
