import type { CalendarDate } from '@loudou/shared/calendar';
import type { Metric, MetricName, statistics, VariantKey } from '../../experiment';

/**
 * Why a figure is not there: a reason of the statistics, or one of ours.
 * - immature: nobody's window is over yet;
 * - no_spend_known: nobody told what the people cost;
 * - no_covariate: a visitor has no time before the first exposure that could be looked at;
 * - not_recorded: the catalogue does not have what the metric is made of;
 * - no_look_yet: no planned look has been reached;
 * - not_by_segment: a quantile is not told day by day nor part by part.
 */
export type CannotReason =
  | statistics.Reason
  | 'immature'
  | 'no_spend_known'
  | 'no_covariate'
  | 'no_look_yet'
  | 'not_recorded'
  | 'not_by_segment';
export interface CannotTell {
  cannot: CannotReason;
}
export type Told<Figures> = Figures | CannotTell;

/**
 * In the metric's own unit: basis points for `points` (4520 is 45.2 %), fen, ms or count. A relative one is a share
 * (0.07 is seven per cent). An end is null where a one-sided interval has none.
 */
export interface Band {
  estimate: number;
  low: number | null;
  high: number | null;
}

export interface Arm {
  variant: VariantKey;
  name: string;
  weightBps: number;
}

/** What one arm did of one metric, over units whose windows are over. */
export interface ArmFigure {
  variant: VariantKey;
  /** Exposed, ripe or not. */
  exposed: number;
  /** Those of them whose windows are over: only these are counted below. */
  units: number;
  /** Units that did it, for proportions and chains; values seen, for quantiles; null else. */
  conversions: number | null;
  /** In the metric's unit; null without units. */
  value: number | null;
  /** At 1 - alpha, of this arm by itself, read once. */
  low: number | null;
  high: number | null;
}

/** One variant against the control. */
export interface Comparison {
  variant: VariantKey;
  /** In the metric's unit, valid at any look. */
  absolute: Told<Band>;
  /** A share, valid at any look; refused below 40 conversions an arm. */
  relative: Told<Band>;
  /** For reference: the interval and p-value of one single look, in the metric's unit. Nobody decides by it. */
  once: Told<Band & { p: number }>;
  /** At any look; null where there is no interval. */
  p: number | null;
  logP: number | null;
}

export interface MetricResult {
  metric: MetricName;
  meaning: Metric['meaning'];
  kind: Metric['kind'];
  unit: Metric['unit'];
  better: Metric['better'];
  arms: ArmFigure[];
  comparisons: Comparison[];
  /** Of all exposed, those whose windows are over, in basis points. */
  maturityBps: number;
  /** The Beijing day on which whoever was exposed last is ripe; null without exposures. */
  allRipeOn: CalendarDate | null;
  /** The Beijing day on which the first one is ripe; null without exposures. */
  firstRipeOn: CalendarDate | null;
}

/** A planned look, by the exposure day with which its share of the planned units was reached. */
export interface PlannedLook {
  look: number;
  /** Of the planned units, at the look; 1 is all of them. */
  informationTime: number;
  reachedOn: CalendarDate;
  units: number;
  statistic: number;
  boundary: number | null;
  crossed: boolean;
  absolute: Band;
}

export interface SequentialVerdict {
  variant: VariantKey;
  looksPlanned: number;
  /** `better` and `worse` once a look crossed its boundary; `open` before. */
  verdict: 'better' | 'worse' | 'open';
  looks: PlannedLook[];
  /** Stage-wise, at the newest look. */
  p: number | null;
}

/** An exposure day in Beijing; figures are of everybody exposed up to and with it. */
export interface SeriesDay {
  day: CalendarDate;
  /** Both arms, ripe, up to and with the day. */
  units: number;
  /** Of the day itself: not all windows are over, so the day may still move. */
  unripe: boolean;
  absolute: Told<Band>;
}

export interface Series {
  variant: VariantKey;
  days: SeriesDay[];
  /** The first day from which on the interval has not held 0 any more; null if it holds it. */
  clearSince: CalendarDate | null;
}

/** One exposure day by itself: a cohort, with what became of it. */
export interface CohortDay {
  day: CalendarDate;
  arms: { variant: VariantKey; exposed: number; units: number; value: number | null }[];
}

/** `cannot`: it is not told or has no error that could be known; `cannot` of the guardrail says why. */
export type GuardrailVerdict = 'proven_harm' | 'ruled_out' | 'open' | 'immature' | 'cannot';
export interface Guardrail {
  metric: MetricName;
  meaning: Metric['meaning'];
  unit: Metric['unit'];
  better: Metric['better'];
  variant: VariantKey;
  /** `planned` stands in the frozen plan; `built_in` is watched in every experiment. */
  origin: 'planned' | 'built_in';
  /** In the metric's unit, above 0 or 0: a change to the worse beyond it is harm. */
  margin: number;
  /** With its sign: -margin where more is better, +margin where less is. */
  limit: number;
  estimate: number | null;
  /** The worst that it may be, one-sided and valid at any look: beyond the limit harm is not ruled out. */
  worst: number | null;
  /** The best that it may be, likewise: beyond the limit harm is proven. */
  best: number | null;
  verdict: GuardrailVerdict;
  units: number;
  maturityBps: number;
  /** When the first unit is ripe if none is, else when all that are exposed now are. */
  ripeOn: CalendarDate | null;
  cannot: CannotReason | null;
}

export interface SplitCheck {
  arms: { variant: VariantKey; weightBps: number; units: number }[];
  /** At one look. */
  chiSquared: Told<{ chiSquared: number; p: number; logP: number }>;
  /** At any look; `mismatch` stops the experiment. */
  sequential: Told<{ p: number; logP: number; mismatch: boolean }>;
}

export interface SplitBySegment {
  segment: SegmentKind;
  value: string;
  arms: SplitCheck['arms'];
  chiSquared: Told<{ p: number; adjustedP: number }>;
}

export interface ExposureHealth {
  /** Given a variant, by arm. */
  lag: {
    variant: VariantKey;
    assigned: number;
    /** Told as seen, and not refused. */
    seen: number;
    /** In basis points of those given one. */
    seenBps: number | null;
    /** From being given to being seen; null if nobody saw it. */
    medianDelayMs: number | null;
    timedOut: number;
    timedOutBps: number | null;
  }[];
  /** People who saw more than one arm; they count where they were first. */
  multiple: { people: number; shareBps: number | null };
  /** The primary metric without them, told once they are more than 1 %. */
  withoutMultiple: Comparison[] | null;
  /** Who is marked as no customer, among those who saw it. */
  marked: { variant: VariantKey; people: number; shareBps: number | null }[];
  /** Told as seen and not counted, by reason. */
  refused: { reason: ExposureRefusal; count: number }[];
  /** New exposures a day. The newest day is not over. */
  daily: { day: CalendarDate; arms: { variant: VariantKey; exposed: number }[] }[];
}

/**
 * - no_assignment: it names none, or none that there is;
 * - other_variant: the assignment is of another experiment or variant than it says;
 * - other_person: it is somebody else's assignment;
 * - after_end: its phase was over;
 * - variant_gone: its phase does not have the variant any more, so the default was shown.
 */
export type ExposureRefusal =
  'no_assignment' | 'other_variant' | 'other_person' | 'after_end' | 'variant_gone';

export type SegmentKind = 'host' | 'ad_platform' | 'newcomer';
export interface SegmentResult {
  segment: SegmentKind;
  /** A host; an ad platform with '' for those who came by themselves; 'new' or 'registered'. */
  value: string;
  comparisons: (Comparison & {
    /** Holm's, over all segments of all kinds that have one. */
    adjustedP: number | null;
  })[];
  arms: ArmFigure[];
}

/** If everybody got it and nothing else changed, by month of 30 days. */
export interface Money {
  variant: VariantKey;
  /** Exposures of both arms a month, from the days that are over, at the full share. */
  unitsAMonth: number;
  /** More people who hand in, and who get credit. */
  submitted: Told<Band>;
  credits: Told<Band>;
  /** Paid acquisition cost of a credit in fen: now, and with the variant. */
  costOfCreditFen: Told<{ now: number; then: Band }>;
  savedFen: Told<Band>;
  /** Credits lost with every week of waiting. */
  creditsAWeek: Told<Band>;
}

export interface BayesianView {
  variant: VariantKey;
  /** Shown, never stops anything. */
  posterior: Told<{
    chanceToWin: number;
    mean: number;
    low: number;
    high: number;
    lossOfShipping: number;
    lossOfKeeping: number;
  }>;
  prior: { mean: number; standardDeviation: number };
}

export interface Condition {
  condition:
    'primary_excludes_zero' | 'two_full_weeks' | 'split_is_sound' | 'no_proven_harm' | 'all_harm_ruled_out';
  /** Null: not known yet. */
  met: boolean | null;
  /** Figures behind it; names as in the answer. */
  evidence: Record<string, string | number | null>;
}

export interface Recommended {
  recommended: 'ship' | 'widen' | 'keep_running' | 'stop' | 'cannot_tell';
  variant: VariantKey | null;
  conditions: Condition[];
}

/** What the sentence on top is made of. */
export interface Verdict {
  variant: VariantKey | null;
  metric: MetricName;
  /** From the interval that is valid at any look. */
  says: 'better' | 'worse' | 'no_difference_seen' | 'cannot_tell';
  control: number | null;
  treatment: number | null;
  absolute: Told<Band>;
  harmed: MetricName[];
  openGuardrails: { metric: MetricName; ripeOn: CalendarDate | null }[];
  units: number;
}

export interface ExperimentResults {
  experimentId: string;
  key: string;
  phase: number;
  startedAt: string;
  endedAt: string | null;
  arms: Arm[];
  control: VariantKey;
  primaryMetric: MetricName;
  /** In the metric's unit. */
  smallestEffect: number;
  alpha: number;
  bots: 'out' | 'in';
  /**
   * `nobody`: no exposure counts yet; `immature`: nobody's window is over; `split_is_off`: the arms are not alike by
   * their making, so nothing below tells of the page; `too_few`: the primary metric cannot be compared yet.
   */
  state: 'nobody' | 'immature' | 'split_is_off' | 'too_few' | 'readable';
  /** Everything recorded up to here is in the figures; `workedOutAt` is when they were added up, and how long that took. */
  asOf: string;
  workedOutAt: string;
  workedOutInMs: number;
  days: { running: number; planned: number };
  sample: {
    /** Both arms, ripe by the primary metric; exposed with the others. */
    ripe: number;
    exposed: number;
    planned: number;
    shareBps: number;
    /** At the pace of the days that are over. */
    daysLeft: number | null;
  };
  verdict: Verdict;
  recommendation: Recommended;
  primary: MetricResult;
  sequential: SequentialVerdict[];
  series: Series[];
  cohorts: CohortDay[];
  guardrails: Guardrail[];
  /** Of those who were given a variant. */
  split: SplitCheck;
  /** Of those who are counted: a variant that is seen less often than it is given shows here. */
  splitOfExposed: SplitCheck;
  splitBySegment: SplitBySegment[];
  exposure: ExposureHealth;
  segments: SegmentResult[];
  money: Money[];
  /** Later outcomes of the same exposures. Units whose windows are open are censored: `maturityBps` says how many are not. */
  delayed: MetricResult[];
  /** Every other metric that is added up: what the plan and the house watch. */
  others: MetricResult[];
  bayesian: BayesianView[];
  /** Less variance by what was before: there is nothing before a first visit, so this says why not. */
  cuped: CannotTell;
  /** Everything that could not be told, where it would have stood. */
  cannot: { at: string; reason: CannotReason }[];
}
