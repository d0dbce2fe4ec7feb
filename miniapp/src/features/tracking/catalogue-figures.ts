import type { BehaviourName } from '@loudou/shared/catalogue';

// The catalogue checks every property, which costs the phone the schema library; here the types have checked
// them already. What is still needed of it stands here, and a test keeps it in step.

export const maxEventsPerBatch = 50;
export const maxBatchBytes = 64 * 1024;
export const maxShareDepth = 20;

/** Behaviours whose properties have changed their meaning; all others are at their first version. */
const laterVersions: Partial<Record<BehaviourName, number>> = {};

export const behaviourVersion = (name: BehaviourName): number => laterVersions[name] ?? 1;

const sheddable: readonly string[] = [
  'page_loaded',
  'element_exposed',
  'request_timed',
] satisfies BehaviourName[];

/** A measure: where there is no room for all, it gives way to what a funnel stands on. */
export const isSheddable = ({ name }: { name: string }): boolean => sheddable.indexOf(name) >= 0;
