export { type AskedDecision, recordDecision, requireConsent } from './consent.actions';
export { publishedDocument } from './consent.documents';
export { consentRouter } from './consent.router';
export { agreesSql, currentDecisions, type CurrentDecision, grantedAmong, isGranted } from './consent.store';
