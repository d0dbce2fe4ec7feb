export { type Arrival, creditRegistration, findArrivedPerson, recordTouch } from './attribution.actions';
export { registrationTouch } from './attribution.store';
