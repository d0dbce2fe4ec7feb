export type { Behaviour, Misbehaviour, PlatformAnswer } from '../ad-platform';
export { type CallDoor, type CallState, receiveCall } from './receive-call';
export { CallRate } from './call-rate';
export { type BookCounts, type BookedConversion, type Conversion, ConversionBook } from './conversion-book';
export { bytesOfBody, isIntegerWithin, isObject, objectOf, unknownField } from './json-body';
export { createReceiptRoutes } from './receipt-routes';
