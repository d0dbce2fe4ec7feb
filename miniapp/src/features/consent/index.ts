export { type Consent, documentVersion, useConsent, useConsentList } from './consent';
