import type { Database } from '../../platform/database';
import { metricNamed } from '../metric/metrics';
import { layerTraffic, metricBaseline } from './baseline.queries';
import { briefLook } from './brief-look';
import type { Definition } from './definition';
import type { PlanAnswer } from './plan';
import { judgePlan } from './plan.rules';

/** What can be said of a plan before it starts, from the layer's own visitors. */
export async function planOf(db: Database, definition: Definition, now: Date): Promise<PlanAnswer> {
  const metric = metricNamed(definition.primary.metric);
  const traffic = await briefLook(db, (tx) => layerTraffic(tx, definition, now));
  const baseline = await briefLook(db, (tx) => metricBaseline(tx, metric, definition, now));
  return judgePlan(definition, traffic, baseline);
}
