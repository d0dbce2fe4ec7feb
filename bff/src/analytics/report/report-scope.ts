import { daysBetween } from '@loudou/shared/calendar';
import { z } from 'zod';

/** The longest stretch that one question may cover. */
export const maxReportDays = 400;
const maxFilters = 8;
const maxValuesPerFilter = 50;

/** What people are told apart by: where their credited touch came from. */
export const sourceDimensions = [
  'adPlatform',
  'account',
  'plan',
  'creative',
  'entryKind',
  'host',
  'partner',
  'creator',
  'liveRoom',
  'keyword',
] as const;
export type SourceDimension = (typeof sourceDimensions)[number];

/** What single events are told apart by. */
export const eventDimensions = ['page', 'appVersion', 'eventHost'] as const;
export const dimensions = [...sourceDimensions, ...eventDimensions] as const;
export type Dimension = (typeof dimensions)[number];
export type EventDimension = (typeof eventDimensions)[number];
export const isOfEvents = (dimension: Dimension): dimension is EventDimension =>
  (eventDimensions as readonly string[]).includes(dimension);

/** Anything else is refused before the days are compared. */
const Day = z.iso.date({ abort: true });
const DayRange = z.object({ from: Day, to: Day }).refine(({ from, to }) => {
  const days = daysBetween(from, to);
  return days >= 0 && days < maxReportDays;
}, `the days must run forward and be at most ${maxReportDays}`);

export const Filter = z.object({
  dimension: z.enum(dimensions),
  values: z.array(z.string().max(256)).min(1).max(maxValuesPerFilter),
});
export type Filter = z.infer<typeof Filter>;

/**
 * What every report is asked with. Days are days in Beijing, the last one included; they are days of arrival where
 * people are counted by when they came, and days of the event where events are.
 */
export const ReportScope = z.object({
  days: DayRange,
  filters: z.array(Filter).max(maxFilters).default([]),
  /** Bots, staff, previews and tests are left out unless this is set; both numbers are told either way. */
  includeMarked: z.boolean().default(false),
});
export type ReportScope = z.infer<typeof ReportScope>;

/** How many people were left out because they are no customers, by what they are instead. */
export interface MarkedPeople {
  included: boolean;
  people: number;
  byMark: { mark: string; people: number }[];
}

/** What stands over every answer: how fresh it is, and who is not in it. */
export interface ReportBasis {
  /** The moment up to which everything that was recorded is counted. */
  asOf: string;
  marked: MarkedPeople;
  tookMs: number;
}
