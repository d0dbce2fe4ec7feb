export { analyticsRouter } from './analytics.router';
export type { FunnelAnswer, FunnelDay, FunnelGroup } from './funnel/funnel';
export type { FunnelStep, Wait } from './funnel/funnel.rules';
export type { FunnelBreakdown, FunnelStepName } from './funnel/steps';
export type { Rate } from './funnel/wilson';
export type { LiveAnswer, LiveFact } from './live/live';
export type {
  PersonTimeline,
  TimelineDelivery,
  TimelineEntry,
  TimelineLane,
} from './timeline/timeline.types';
