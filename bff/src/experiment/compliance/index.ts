export { checkText } from './check-text';
export { complianceConfig } from './compliance.config';
export type { ComplianceSettings } from './compliance.queries';
export { approvalRouter, complianceRouter } from './compliance.router';
export { recheckWork } from './recheck.work';
