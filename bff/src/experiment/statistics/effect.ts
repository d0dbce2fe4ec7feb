/** In units of the metric, or as a share of the control's mean (0.07 is seven per cent more). */
export type Scale = 'absolute' | 'relative';

/**
 * What an arm did against the control, before anyone asks how sure it is: every test, interval and sequential
 * method of this folder takes one of these.
 */
export interface Effect {
  scale: Scale;
  estimate: number;
  standardError: number;
  /** Of Student's t; null where the normal distribution is meant. */
  degreesOfFreedom: number | null;
  /** Of both arms together. */
  units: number;
}

/** What the alternative says: the treatment differs, is greater, or is less. */
export type Alternative = 'two_sided' | 'greater' | 'less';

/** Same scale as the effect. An end is null where a one-sided interval has none. */
export interface Interval {
  low: number | null;
  high: number | null;
}

/** A p-value with its natural logarithm, which goes on where the value itself falls below 1e-308. */
export interface PValue {
  p: number;
  logP: number;
}
