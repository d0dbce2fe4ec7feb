import type { SidecarStatus } from '../sidecar/sidecar';
import type { Figures } from './cells';

/** The copy follows by seconds; figures read while it was further behind miss what people did meanwhile. */
export const mostBehindMs = 5 * 60_000;
/** Older figures decide nothing: whoever decides waits for newer ones. */
export const mostAgeMs = 15 * 60_000;

/** Why nothing is decided while the copy has not taken in everything. */
export const copyNotWhole = 'copy_not_whole';

/** How far the columnar copy has come; moments in ISO 8601. */
export type CopyStanding =
  | { state: 'whole' }
  /** Everything that was recorded up to the moment is in it. */
  | { state: 'behind'; asOf: string }
  /** It is built anew and cannot be asked yet. */
  | { state: 'building'; events: number; eventsAbout: number }
  /** This machine has no engine for it. */
  | { state: 'unavailable' };

/** How new the figures of an answer are. */
export interface Freshness {
  /** Read from a copy that had taken in everything; from another one they read low. */
  isWhole: boolean;
  /** Newer figures are being added up now. */
  isUpdating: boolean;
  /**
   * What a decision waits for; null when these figures may be decided by.
   * - newer_figures: they are older than a decision may rest on, or not whole;
   * - whole_copy: likewise, and before there can be newer ones the copy must take in everything.
   */
  waitsFor: 'newer_figures' | 'whole_copy' | null;
  copy: CopyStanding;
}

/** Questions to the copy that are answered, of all that there are; null while the work waits for its turn. */
export type Progress = { done: number; of: number } | null;

/** In place of results while the first figures of a phase are added up. */
export interface ResultsUnderWay {
  state: 'under_way';
  experimentId: string;
  phase: number;
  progress: Progress;
  copy: CopyStanding;
}

export function copyStanding(status: SidecarStatus, now: Date): CopyStanding {
  if (status.state === 'unavailable') return { state: 'unavailable' };
  if (status.state === 'building') {
    const { events, eventsAbout } = status;
    return { state: 'building', events, eventsAbout };
  }
  const { asOf } = status;
  return now.getTime() - Date.parse(asOf) <= mostBehindMs ? { state: 'whole' } : { state: 'behind', asOf };
}

/** Whether figures were read from a copy that had everything. */
export const isWhole = ({ copyBehindMs }: Pick<Figures, 'copyBehindMs'>): boolean =>
  copyBehindMs <= mostBehindMs;

export function freshnessOf(
  figures: Pick<Figures, 'copyBehindMs'>,
  { ageMs, isUpdating, copy }: { ageMs: number; isUpdating: boolean; copy: CopyStanding },
): Freshness {
  const whole = isWhole(figures);
  const waits = !whole || ageMs > mostAgeMs;
  const waitsFor = !waits ? null : copy.state === 'whole' ? 'newer_figures' : 'whole_copy';
  return { isWhole: whole, isUpdating, waitsFor, copy };
}
