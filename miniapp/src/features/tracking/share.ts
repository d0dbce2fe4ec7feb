import { maxShareDepth } from './catalogue-figures';
import { isTracking, track } from './track';

/** What a shared link carries: how many hands it went through, and the arrival of the person who passed it on. */
const depthName = 'depth';
const shareName = 'share';

let ownDepth = 0;
let ownTouchId: string | null = null;

/** The arrival that this person's links go back to. */
export function shareAs(touchId: string | null): void {
  ownTouchId = touchId;
}

/** The address of a page for somebody else. Who did not agree to be counted passes on a plain one. */
export function sharedPath(path: string): string {
  if (!isTracking()) return path;
  const origin = ownTouchId === null ? '' : `&${shareName}=${ownTouchId}`;
  return `${path}?${depthName}=${Math.min(maxShareDepth, ownDepth + 1)}${origin}`;
}

/** The person arrived, perhaps by a link that somebody passed on. */
export function noteShare(parameters: Record<string, string[]>): void {
  const told = parameters[depthName]?.[0] ?? '';
  ownDepth = /^[1-9]\d?$/.test(told) ? Math.min(maxShareDepth, Number(told)) : 0;
  if (ownDepth > 0) track('share_opened', { depth: ownDepth });
}
