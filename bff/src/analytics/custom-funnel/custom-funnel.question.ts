import { z } from 'zod';
import { EventChoice } from '../report/event-choice';
import { maxGroupLength } from '../people-behind/people-page';
import { dimensions, ReportScope } from '../report/report-scope';

const maxSteps = 12;
const maxWindowMinutes = 90 * 24 * 60;

/**
 * Steps in order, each within the window that opens with the first step; the window's last millisecond is in it. The
 * first step lies in the days of the scope, later ones may lie after them. Filters on page, version or host of events
 * narrow the events of every step; a breakdown by one of them goes by the event of the first step.
 *
 * `counting`
 * - `chain`: each occurrence may begin. Of all beginnings that one counts from which a person came furthest, of these the
 *   earliest; from there each step is taken where it first occurs. As many people reach each step as by `windowFunnel`.
 * - `first_time`: each step counts where it first occurred since the first day, and only there.
 *
 * `order`
 * - `loose`: whatever else happens between two steps is no matter.
 * - `strict`: between a step and the next there is no event of another step; the step just taken may repeat. Only with
 *   `chain`.
 *
 * Events of one millisecond stand in the order of their sequence; at one moment altogether they count as in order.
 * Where two steps have the same name, the later one is taken at a later moment than the earlier: one event is one step.
 */
export const CustomFunnelQuestion = z
  .object({
    scope: ReportScope,
    steps: z.array(EventChoice).min(2).max(maxSteps),
    windowMinutes: z.number().int().min(1).max(maxWindowMinutes),
    order: z.enum(['loose', 'strict']).default('loose'),
    counting: z.enum(['chain', 'first_time']).default('chain'),
    breakdown: z.enum(dimensions).optional(),
  })
  .refine(({ order, counting }) => order === 'loose' || counting === 'chain', {
    message: 'a strict order is asked of chains only',
    path: ['order'],
  });
export type CustomFunnelQuestion = z.infer<typeof CustomFunnelQuestion>;

/**
 * A count of the answer. `reached`: came as far as this step; `lost`: did the step before and not this one. Steps count
 * from 1; a group is one as the answer names it, `other` included, and null is everybody.
 */
const CustomFunnelFigure = z.object({
  what: z.enum(['reached', 'lost']),
  step: z.int().min(1).max(maxSteps),
  group: z.string().max(maxGroupLength).nullable().default(null),
});

export const CustomFunnelPeople = z
  .object({ question: CustomFunnelQuestion, figure: CustomFunnelFigure })
  .refine(({ question, figure }) => figure.step <= question.steps.length, {
    message: 'the funnel has fewer steps',
    path: ['figure', 'step'],
  })
  .refine(({ figure }) => figure.what === 'reached' || figure.step > 1, {
    message: 'nobody is lost on the way to the first step',
    path: ['figure', 'what'],
  })
  .refine(({ question, figure }) => figure.group === null || question.breakdown !== undefined, {
    message: 'a group is one of a breakdown',
    path: ['figure', 'group'],
  });
export type CustomFunnelPeople = z.infer<typeof CustomFunnelPeople>;
