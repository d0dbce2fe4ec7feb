export type {
  AdPlatform,
  Entry,
  EnterOptions,
  EntryHost,
  EntryIds,
  EntryKind,
  RawParameters,
} from './entry.types';
export { nextTouch, sameArrival, type TouchOptions } from './next-touch';
export { parseEntry } from './parse-entry';
