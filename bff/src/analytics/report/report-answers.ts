import type { Rate } from '@loudou/shared/rate';
import type { ReportBasis } from './report-scope';

/** One group of a breakdown; `all` is everybody. `other` holds what is beyond the largest groups. */
export interface Group<Figures> {
  key: string;
  figures: Figures;
}

export interface StepFigures {
  /** Along the steps that were asked for. */
  people: number[];
  fromPrevious: (Rate | null)[];
  fromFirst: (Rate | null)[];
  /** Time from the step before, over the people who reached the step, in milliseconds. */
  medianMs: (number | null)[];
  p90Ms: (number | null)[];
}

export interface CustomFunnelAnswer {
  basis: ReportBasis;
  /** How the counts were made, as it was asked for. */
  counting: 'chain' | 'first_time';
  order: 'loose' | 'strict';
  groups: Group<StepFigures>[];
}

export interface PathNode {
  /** Place in the path: 0 is the anchor, 1 the event beside it. */
  level: number;
  /** `end` where nothing more happened in the window, `other` for what is beyond the largest. */
  event: string;
  page: string | null;
  id: string;
  people: number;
  visits: number;
}

export interface PathLink {
  from: string;
  to: string;
  people: number;
  visits: number;
  medianMs: number | null;
}

export interface PathsAnswer {
  basis: ReportBasis;
  nodes: PathNode[];
  links: PathLink[];
  /** Repeats that were folded into one step. */
  folded: number;
}

export interface EventFigures {
  count: number;
  people: number;
  perPerson: number | null;
  /** Of the measured property, where one was asked for. */
  sum: number | null;
  percentiles: { p50: number; p75: number; p90: number; p99: number } | null;
}

export interface EventsAnswer {
  basis: ReportBasis;
  groups: (Group<EventFigures> & { days: { day: string; count: number; people: number }[] })[];
}

export interface RetentionCohort {
  /** First day of the cohort's day or week. */
  cohort: string;
  people: number;
  /** Along the periods after the cohort's own; null where the period is not over yet. */
  returned: (Rate | null)[];
}

export interface RetentionAnswer {
  basis: ReportBasis;
  unit: 'day' | 'week';
  cohorts: RetentionCohort[];
  /** All cohorts together, each period over the cohorts that are ripe for it. */
  total: RetentionCohort;
}

export interface TimeToNextAnswer {
  basis: ReportBasis;
  groups: Group<{
    started: number;
    reached: number;
    medianMs: number | null;
    p90Ms: number | null;
    /** People by how long it took; bounds in milliseconds, the last one open. */
    buckets: { fromMs: number; toMs: number | null; people: number }[];
  }>[];
}

export interface DropOffReason {
  /** `other` holds what is beyond the largest reasons. */
  kind: 'error' | 'field' | 'page' | 'step_failed' | 'none' | 'other';
  /** The error code, the field last touched, the page last seen, or the part that failed and its code: `face:blurred`. */
  key: string;
  page: string | null;
  people: number;
  share: Rate;
  /** How long people stayed after the step before they left, in milliseconds. */
  medianStayMs: number | null;
}

export interface DropOffAnswer {
  basis: ReportBasis;
  step: string;
  reached: number;
  lost: number;
  /** Reached the step and not the next one, which may still come. */
  waiting: number;
  reasons: DropOffReason[];
}

export interface PersonInList {
  personId: string;
  arrivedAt: string;
  lastSeenAt: string;
  step: string;
  grade: 'A' | 'B' | 'C' | null;
  source: { adPlatform: string; account: string; plan: string; entryKind: string; host: string };
  mark: string;
}

export interface PeopleAnswer {
  basis: ReportBasis;
  total: number;
  people: PersonInList[];
  /** Give it back to get the people after these; null at the end. */
  after: string | null;
}
