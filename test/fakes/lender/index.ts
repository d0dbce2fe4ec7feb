export { type ApplicantBehaviour, applicantEndings } from './applicant-endings';
export type { LenderDelays } from './core';
export type { DecisionOnWire } from './decisions';
export { createLenderDesk } from './desk';
export { createFakeLender, type FakeLender, type FakeLenderOptions } from './fake-lender';
