import type { CalendarDate } from '@loudou/shared/calendar';
import type { MetricName, statistics, VariantKey } from '../../experiment';
import type { Health, StudiedPhase } from './units.store';

/**
 * People who saw the same arm first, on the same day, and are alike in what results are parted by; with what they did
 * within their windows. Cells are merged by adding place by place.
 */
export interface Cell {
  /** Of the first exposure, in Beijing. */
  day: CalendarDate;
  variant: VariantKey;
  host: string;
  /** '' for those who came by themselves. */
  adPlatform: string;
  /** Had not registered when they saw it. */
  newcomer: boolean;
  /** No customer, as the rules of traffic say. */
  marked: boolean;
  /** Saw another arm as well. */
  multiple: boolean;
  exposed: number;
  /**
   * Over units whose window is over, values unscaled (shares of 1, fen, ms):
   * - proportion [units, conversions]; mean [units, sum, sumOfSquares];
   * - ratio [units, sum, sumOfSquares, otherSum, otherSumOfSquares, sumOfProducts];
   * - funnel [units, reached1, reached2, ...]; quantile [units].
   */
  sums: Partial<Record<MetricName, number[]>>;
}

export interface QuantileReading {
  metric: MetricName;
  bots: 'out' | 'in';
  variant: VariantKey;
  arm: statistics.Answer<statistics.QuantileArm>;
}

/** Everything that the results of a phase are worked out from. */
export interface Figures {
  phase: StudiedPhase;
  cells: Cell[];
  /** Over everybody: a quantile is told neither day by day nor part by part. */
  quantiles: QuantileReading[];
  health: Health;
  /** What was spent in the last days that are over, and whom the platforms brought that got credit in them. */
  costNow: { spendFen: number | null; paidCredits: number; days: number };
  newestExposedMs: number | null;
  asOf: Date;
  /** How much later than that it was when the figures were begun. */
  copyBehindMs: number;
  workedOutAt: Date;
  workedOutInMs: number;
}
