import type { Entry, RawParameters } from './entry.types';

export interface TouchOptions {
  /** `cold`: the app was started. `hot`: it came back to the foreground (onShow after the first). */
  mode: 'cold' | 'hot';
  /** The entry of this run's cold start: some hosts keep showing its options on later shows. */
  launch?: Entry;
}

/**
 * The entry to record as a new touch, or null when the person did not arrive anew. `lastEntry` is the one recorded last.
 *
 * - A cold start is always an arrival. Reopening the same click is kept too, because every touch is kept; it carries
 *   the same click id, so crediting by click id still counts one paid click, timed by its first touch.
 * - A hot show is an arrival when it brings something the last touch and the launch did not: another click, or without
 *   a click another way in (a share card, a code, a message). Coming to the foreground with nothing, coming back from
 *   another mini-program, and options that merely repeat are none.
 */
export function nextTouch(lastEntry: Entry | null, entry: Entry, options: TouchOptions): Entry | null {
  if (options.mode === 'cold') return entry;
  const isEmpty = entry.kind === 'direct' && Object.keys(entry.raw).length === 0;
  if (entry.isReturn || isEmpty) return null;
  const known = [lastEntry, options.launch ?? null];
  const isRepeated = known.some((earlier) => earlier !== null && sameArrival(earlier, entry));
  return isRepeated ? null : entry;
}

/** Whether two entries tell of one arrival: the same click, or without clicks the same way in with the same parameters. */
export function sameArrival(earlier: Entry, later: Entry): boolean {
  if (earlier.clickId !== null || later.clickId !== null) {
    return earlier.clickId === later.clickId && earlier.adPlatform === later.adPlatform;
  }
  // From the recent list or the desktop the host may repeat old parameters under a new scene.
  const sameWay = later.kind === 'direct' || earlier.scene === later.scene;
  return sameWay && parametersText(earlier.raw) === parametersText(later.raw);
}

function parametersText(raw: RawParameters): string {
  return JSON.stringify(
    Object.keys(raw)
      .sort()
      .map((name) => [name, raw[name]]),
  );
}
