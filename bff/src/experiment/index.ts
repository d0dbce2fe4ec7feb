export { checkText, complianceConfig, type ComplianceSettings, recheckWork } from './compliance';
export { Definition, type VariantKey } from './definition/definition';
export { keyOf } from './definition/experiment';
export { maturesAfterMs, type Metric, metricNamed, type MetricName, metrics } from './metric/metrics';
export { aaHealth } from './definition/aa.queries';
export type { AaHealth, AccountStandingAtGate, GateDoors, TextStanding } from './definition/gates';
export type { DecisionDoors, Recommendation } from './definition/decision.actions';
export {
  assignInTime,
  type AtWork,
  compileFeatures,
  ExperimentConfiguration,
  startConfiguration,
  VariantProvider,
  type Visit,
} from './assignment';
export { insertPreviewWalk } from './definition/preview-walk.store';
export { findPreview, type KeptPreview, opensOn, previewTokenHash } from './definition/preview.store';
export { stepBackBySafety } from './definition/rollout.actions';
export { pauseBySafety } from './definition/running.actions';
export { createExperimentRouter, type ExperimentDoors } from './experiment.router';
export { exposureWork } from './exposure/exposure.work';
export { type FiguresForSafety, safetyWork } from './safety/safety.work';
export { growthBookExportDoor } from './interoperability/growthbook-export.http';
export { phaseUnitsDoor } from './interoperability/phase-units.http';
export * as statistics from './statistics';
