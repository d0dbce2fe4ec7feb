export { type AskedDecision, recordDecision, requireConsent } from './consent.actions';
export { publishedDocument } from './consent.documents';
export { currentDecisions, type CurrentDecision, isGranted } from './consent.store';
