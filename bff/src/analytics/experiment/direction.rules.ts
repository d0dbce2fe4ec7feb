import type { Metric } from '../../experiment';
import type { Band, Told } from './told';

/** What is known of one variant. */
export type Standing = 'better' | 'worse' | 'no_difference_seen' | 'cannot_tell';

/** Beyond error only: an interval that holds or touches 0 has no direction. */
export function saidBy(absolute: Told<Band>, { better }: Pick<Metric, 'better'>): Standing {
  if ('cannot' in absolute) return 'cannot_tell';
  if (absolute.low !== null && absolute.low > 0) return better === 'up' ? 'better' : 'worse';
  if (absolute.high !== null && absolute.high < 0) return better === 'up' ? 'worse' : 'better';
  return 'no_difference_seen';
}
