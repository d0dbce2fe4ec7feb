export {
  type Conversion,
  ConversionBook,
  type ConversionCounts,
  type DayCount,
  type Refusal,
} from './conversion-book';
export type { Behaviour, Misbehaviour, PlannedCall } from './misbehaviour';
export { findMomentProblem, type MomentRules } from './moment.rules';
export {
  type AdPlatform,
  type AdPlatformOptions,
  type CheckGround,
  createAdPlatform,
  type MintOptions,
} from './ad-platform';
export type { PlatformAnswer } from './answer-as';
export { bodyOf } from './receive';
export { reportColumns, type ReportRow } from './report';
