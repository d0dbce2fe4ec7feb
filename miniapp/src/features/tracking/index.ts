export { Exposure } from './exposure';
export { focusOf, useFieldErrors } from './fields';
export { noteOpening, PageTracking, useNotLoaded } from './page-tracking';
export { noteShare, shareAs, sharedPath } from './share';
export { trackTap } from './tapped';
export { setTrackingPermission, startTracking, track } from './track';
export type { Permission } from './tracker';
