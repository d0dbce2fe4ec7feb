import type { Layer } from '@loudou/shared/page-config';
import type { MetricName } from '../metric/metrics';

/** What is not known and why; the console has a sentence for each. */
export type PlanUnknown =
  | 'no_visitors'
  | 'too_much_to_count'
  | 'no_baseline'
  | 'metric_needs_history'
  | 'cannot_be_computed'
  | 'audience_is_narrower'
  | 'longer_than_planned';

/** What the plan can be expected to see, from the layer's own visitors of the last days. */
export interface PlanAnswer {
  layer: Layer;
  traffic: {
    /** Whole days that were looked at. */
    days: number;
    visitors: number;
    /** Null where nobody came. */
    visitorsADay: number | null;
    /** Of these, how many the audience, the slot and the share let in. */
    letInADay: number | null;
  };
  /** The primary metric among these visitors, in its unit (points are basis points); null where it is not known. */
  baseline: { metric: MetricName; units: number; mean: number; variance: number } | null;
  /** Both arms together, for the smallest effect with the power and alpha of the plan. */
  neededUnits: number | null;
  neededDays: number | null;
  /** Days until the last unit counts, after it was let in. */
  maturesAfterDays: number;
  /** With the planned units. */
  smallestSeen: number | null;
  powerBps: number | null;
  /** What planned looks cost over a single one, as a factor on the units. */
  looksFactor: number;
  unknown: PlanUnknown[];
}
