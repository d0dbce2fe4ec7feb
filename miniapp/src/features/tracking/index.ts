export { setTrackingPermission, startTracking, track } from './track';
export type { Permission } from './tracker';
export { trackField, usePageTracking } from './use-page-tracking';
