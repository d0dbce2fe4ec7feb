import type { statistics } from '../../experiment';

/**
 * Why a figure is not there: a reason of the statistics, or one of ours.
 * - immature: nobody's window is over yet;
 * - no_spend_known: nobody told what the people cost;
 * - no_covariate: a visitor has no time before the first exposure that could be looked at;
 * - not_recorded: the catalogue does not have what the metric is made of, or nobody has ever told of it;
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
