import type { MetricName, VariantKey } from '../../experiment';
import type { BayesianView } from './belief.rules';
import type { MetricResult } from './comparison.rules';
import type { ExposureHealth } from './exposure.rules';
import type { Guardrail } from './guardrails.rules';
import type { SequentialVerdict } from './looks.rules';
import type { Money } from './money.rules';
import type { Recommended } from './recommendation.rules';
import type { SegmentResult } from './segments.rules';
import type { CohortDay, Series } from './series.rules';
import type { SplitBySegment, SplitCheck } from './split.rules';
import type { CannotReason, CannotTell } from './told';
import type { Verdict } from './verdict.rules';

export interface Arm {
  variant: VariantKey;
  name: string;
  weightBps: number;
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
