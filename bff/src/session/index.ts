export type { Hosts, SessionOpened } from './open-session';
export { type SessionDoors, sessionRouter } from './session.router';
export { findCallers, findSession } from './session.store';
export { sessionConfig } from './session.config';
