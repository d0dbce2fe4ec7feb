import { z } from 'zod';
import { bySourceOnly, bySourceOnlyMessage } from '../funnel/funnel-question';
import { stepNames } from '../funnel/steps';
import { ReportScope } from '../report/report-scope';
import { PeopleCursor } from './people-cursor';

const maxPageRows = 200;

const page = ReportScope.extend({
  /** What the page before gave back. */
  after: PeopleCursor.optional(),
  limit: z.int().min(1).max(maxPageRows).default(50),
});

/** `standing`: did this step and nothing after it; `lost`: did the step before and not this one. */
export const PeopleQuestion = page
  .extend({ step: z.enum(stepNames), which: z.enum(['reached', 'standing', 'lost']) })
  .refine(bySourceOnly, bySourceOnlyMessage);
export type PeopleQuestion = z.infer<typeof PeopleQuestion>;

export const GroupQuestion = page
  .extend({ group: z.enum(['registered_not_credited', 'credited_not_drawn']) })
  .refine(bySourceOnly, bySourceOnlyMessage);
export type GroupQuestion = z.infer<typeof GroupQuestion>;
