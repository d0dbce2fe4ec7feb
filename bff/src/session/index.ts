export type { Hosts, SessionOpened } from './open-session';
export { sessionRouter } from './session.router';
export { findSession } from './session.store';
