export { type Arrival, creditRegistration, recordTouch } from './attribution.actions';
export { registrationTouch } from './attribution.store';
