export { complianceConfig } from './compliance.config';
export { approvalRouter, complianceRouter } from './compliance.router';
export type { ComplianceSettings } from './compliance.queries';
export { type ApprovalAnswer } from './approval/approval.queries';
export { type Licence, publishedCaps, RateCap } from './caps/rate-caps';
export { checkText } from './check-text';
export { type Finding, gate, type GateOutcome, isPassed, type VariantFindings } from './gate';
export { recheckWork } from './recheck.work';
export { textStanding, type TextStandingOfExperiment } from './text-standing';
