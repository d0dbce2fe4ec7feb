import { z } from 'zod';
import { bySourceOnly, bySourceOnlyMessage } from '../funnel/funnel-question';
import { ReportScope } from '../report/report-scope';

/** What the cost of people is broken down by; weeks begin on Monday. */
export const acquisitionBreakdowns = [
  'adPlatform',
  'account',
  'plan',
  'creative',
  'entryKind',
  'host',
  'week',
] as const;
export type AcquisitionBreakdown = (typeof acquisitionBreakdowns)[number];

export const AcquisitionQuestion = ReportScope.extend({
  breakdown: z.enum(acquisitionBreakdowns).default('account'),
  /** Another stretch of days, asked in the same way. */
  compareTo: ReportScope.shape.days.optional(),
}).refine(bySourceOnly, bySourceOnlyMessage);
export type AcquisitionQuestion = z.infer<typeof AcquisitionQuestion>;
