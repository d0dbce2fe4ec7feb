export { type AnalyticsDoors, createAnalyticsRouter } from './analytics.router';
export { FiguresKeeper } from './experiment/figures-keeper';
export { experimentResults, type ExperimentResultsDoor } from './experiment/experiment-results';
export type { Sidecar, SidecarStatus } from './sidecar/sidecar';
export { sidecarConfig } from './sidecar/sidecar.config';
export { startSidecar } from './sidecar/start-sidecar';
export { createExportTables } from './export/export-tables';
export { reportExportDoor } from './export/report-export.http';
export type { FunnelAnswer, FunnelDay, FunnelGroup, FunnelPart } from './funnel/funnel';
export type { FunnelStep } from './funnel/funnel.rules';
export type { FunnelStepName } from './funnel/steps';
export type { FunnelWaits, Wait } from './funnel/waits';
export type { LiveAnswer, LiveFact } from './live/live';
export type {
  PersonTimeline,
  TimelineDelivery,
  TimelineEntry,
  TimelineLane,
} from './timeline/timeline.types';
export { startProjection } from './projection/projection.worker';
