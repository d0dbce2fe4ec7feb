import { z } from 'zod';
import { type FunnelStepName, stepNames } from '../funnel/steps';
import { isOfEvents, ReportScope } from '../report/report-scope';

/**
 * Why people who reached a step of the default funnel did not reach the next one. The days are those of arrival, as in
 * the funnel; filters tell where people came from. Who arrived so lately that the next step may still come is waiting
 * and not lost.
 *
 * What counts is what happened after the last thing that went well: after the step itself and after the last part of
 * an application that was completed. Of that the first of these which there is, in its latest occurrence:
 * 1. `step_failed`: a part of the application that did not pass, with the part and its code;
 * 2. `error`: the code of an error shown at a field, with its page;
 * 3. `field`: the field last touched, by its focus or as the page was left;
 * 4. `page`: the page last seen;
 * 5. `none`: nothing was seen of them any more.
 */
export const DropOffQuestion = z
  .object({
    scope: ReportScope,
    /** The step that was reached; the last one has none after it. */
    step: z.enum(stepNames.slice(0, -1) as [FunnelStepName, ...FunnelStepName[]]),
  })
  .refine(({ scope }) => scope.filters.every(({ dimension }) => !isOfEvents(dimension)), {
    message: 'people are filtered by where they came from, not by single events',
    path: ['scope', 'filters'],
  });
export type DropOffQuestion = z.infer<typeof DropOffQuestion>;
