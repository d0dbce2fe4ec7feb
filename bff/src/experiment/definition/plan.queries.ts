import type { Queryable } from '../../platform/database';
import { maturesAfterMs, metricNamed } from '../metric/metrics';
import type { Definition } from './definition';
import type { PlanAnswer } from './plan';

const dayMs = 86_400_000;

/** What can be said of a plan before it starts. */
export async function planOf(_db: Queryable, definition: Definition, _now: Date): Promise<PlanAnswer> {
  return {
    layer: definition.layer,
    traffic: { days: 0, visitors: 0, visitorsADay: null, letInADay: null },
    baseline: null,
    neededUnits: null,
    neededDays: null,
    maturesAfterDays: maturesAfterMs(metricNamed(definition.primary.metric)) / dayMs,
    smallestSeen: null,
    powerBps: null,
    looksFactor: 1,
    unknown: ['too_few_visitors'],
  };
}
