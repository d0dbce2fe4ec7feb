export { OfferRow, type OfferRowProps } from './offer-row';
