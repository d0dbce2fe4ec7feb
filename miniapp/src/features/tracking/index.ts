export { Exposure } from './exposure';
export { focusOf, trackFieldError } from './fields';
export { noteOpening, PageTracking, useNotLoaded } from './page-tracking';
export { noteShare, shareAs, sharedPath } from './share';
export { tapped } from './tapped';
export { setTrackingPermission, startTracking, track } from './track';
export type { Permission } from './tracker';
