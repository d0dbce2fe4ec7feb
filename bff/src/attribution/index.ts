export { type Arrival, creditRegistration, findArrivedPerson, recordTouch } from './attribution.actions';
export { attributionRouter } from './attribution.router';
export { attributionRunExportDoor } from './attribution-run.http';
export { attributionRunWork } from './attribution-run.actions';
export { registrationTouch, touchPlatform } from './attribution.store';
