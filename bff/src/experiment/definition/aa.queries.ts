import type { Layer } from '@loudou/shared/page-config';
import type { Queryable } from '../../platform/database';
import type { AaHealth } from './gates';

const lookedAtDays = 7;

/** Two halves of the layer's visitors of the last days, who all saw the same page. */
export async function aaHealth(_db: Queryable, _layer: Layer, _now: Date): Promise<AaHealth> {
  return { days: lookedAtDays, units: [0, 0], splitP: null, outcomeP: null };
}
