/**
 * Why a figure is refused. A method that cannot answer says so by one of these names and never by NaN or infinity;
 * the page has a sentence for each.
 */
export const reasons = [
  /** An input is NaN, infinite, or beyond what a double can carry through the formula. */
  'not_a_finite_number',
  /** Negative units, more conversions than units, a fraction of a unit. */
  'impossible_counts',
  /** A variance below zero, or a covariance larger than its variances allow. */
  'impossible_moments',
  /** An alpha, level, power, share or information time outside its open range. */
  'out_of_range',
  /** An arm, step or stratum with too few units to know its variance. */
  'too_few_units',
  'too_few_arms',
  /** Every unit of both arms has the same value. */
  'no_variance',
  /** Every unit has the same covariate, so it explains nothing. */
  'no_covariate_variance',
  /** A lift or a ratio over nothing. */
  'denominator_is_zero',
  /** The control cannot be told from zero, so neither a lift nor its interval means anything. */
  'control_mean_near_zero',
  /** Fewer than 40 conversions in an arm: the interval of a lift would be wrong too often. */
  'below_low_count_guard',
  /** An arm of the split with fewer than five units expected. */
  'expected_counts_too_small',
  /** The quantile's interval needs more observations than there are. */
  'too_few_observations',
  'strata_do_not_match',
  'nothing_to_combine',
  /** No number of units can find this effect at this power. */
  'effect_cannot_be_found',
  'effect_is_zero',
  'no_daily_units',
  'too_many_looks',
] as const;

export type Reason = (typeof reasons)[number];

export interface Cannot {
  cannot: Reason;
}

/** Figures, or the reason why there are none. Tell them apart by `'cannot' in answer`. */
export type Answer<Figures> = Figures | Cannot;

export const cannot = (reason: Reason): Cannot => ({ cannot: reason });

export const isCannot = (answer: object): answer is Cannot => 'cannot' in answer;

/** Figures pass only when every number of them is finite, however deep it lies. */
export function finite<Figures extends object>(figures: Figures): Answer<Figures> {
  return isFinite(figures) ? figures : cannot('not_a_finite_number');
}

function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isFinite);
}
