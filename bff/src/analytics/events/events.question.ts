import { z } from 'zod';
import { maxGroupLength } from '../people-behind/people-page';
import { EventChoice } from '../report/event-choice';
import { dimensions, ReportScope } from '../report/report-scope';

/** Days are days of the event. `measure` is a property with numbers: its sum and percentiles go over who has it. */
export const EventsQuestion = z.object({
  scope: ReportScope,
  event: EventChoice,
  measure: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
    .optional(),
  breakdown: z.enum(dimensions).optional(),
});
export type EventsQuestion = z.infer<typeof EventsQuestion>;

/** A count of people in the answer: of one group as it names it, `other` included, or of all; of one day or of all. */
const EventsFigure = z.object({
  group: z.string().max(maxGroupLength).nullable().default(null),
  day: z.iso.date({ abort: true }).nullable().default(null),
});

export const EventsPeople = z
  .object({ question: EventsQuestion, figure: EventsFigure })
  .refine(({ question, figure }) => figure.group === null || question.breakdown !== undefined, {
    message: 'a group is one of a breakdown',
    path: ['figure', 'group'],
  });
export type EventsPeople = z.infer<typeof EventsPeople>;
