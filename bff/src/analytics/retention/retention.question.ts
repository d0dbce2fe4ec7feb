import { z } from 'zod';
import { EventChoice } from '../report/event-choice';
import { ReportScope } from '../report/report-scope';
import { dayNumber } from '../sidecar/day-number';

const maxPeriods = 60;

/**
 * Each person belongs to the day or week, in Beijing and from Monday, in which they did the first event for the first
 * time ever, if that lies in the days. They returned in a period when they did the other event in it. Filters on page,
 * version or host of events narrow both events.
 */
export const RetentionQuestion = z.object({
  scope: ReportScope,
  first: EventChoice,
  returned: EventChoice,
  unit: z.enum(['day', 'week']).default('day'),
  periods: z.number().int().min(1).max(maxPeriods).default(14),
});
export type RetentionQuestion = z.infer<typeof RetentionQuestion>;

const daysPerWeek = 7;
/** Days are counted from a Thursday, weeks from the Monday before it. */
const daysBeforeFirst = 3;

/** Weeks from Monday: so many since the one with 1970-01-01. */
export const weekOfDay = (day: number): number => Math.floor((day + daysBeforeFirst) / daysPerWeek);
export const firstDayOfWeek = (week: number): number => week * daysPerWeek - daysBeforeFirst;

/** A cohort as the answer names it, by its first day; null is all of them together. */
const cohort = z.iso.date({ abort: true }).nullable().default(null);

/**
 * A figure of the answer: who is in a cohort, and who of it came back in a period or did not. A period that is not over
 * for a cohort is no figure: nobody of that cohort is listed.
 */
const RetentionFigure = z.discriminatedUnion('what', [
  z.object({ what: z.literal('began'), cohort }),
  z.object({ what: z.enum(['returned', 'stayed_away']), cohort, period: z.int().min(1).max(maxPeriods) }),
]);

export const RetentionPeople = z
  .object({ question: RetentionQuestion, figure: RetentionFigure })
  .refine(({ question, figure }) => figure.what === 'began' || figure.period <= question.periods, {
    message: 'the report has fewer periods',
    path: ['figure', 'period'],
  })
  .refine(
    ({ question, figure }) =>
      figure.cohort === null || question.unit === 'day' || isMonday(dayNumber(figure.cohort)),
    { message: 'a week is named by its Monday', path: ['figure', 'cohort'] },
  );
export type RetentionPeople = z.infer<typeof RetentionPeople>;

const isMonday = (day: number) => firstDayOfWeek(weekOfDay(day)) === day;
