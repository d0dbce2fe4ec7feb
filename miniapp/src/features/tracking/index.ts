export { focusOf, trackTap, useFieldErrors } from './deeds';
export { Exposure } from './exposure';
export { noteOpening, PageTracking, useNotLoaded } from './page-tracking';
export { ScrollMarks } from './scroll-marks';
export { Seen } from './seen';
export { noteShare, shareAs, sharedPath } from './share';
export { sendTracked, setTrackingPermission, startTracking, track } from './track';
export type { Permission } from './tracker';
