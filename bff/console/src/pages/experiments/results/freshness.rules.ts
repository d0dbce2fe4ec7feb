import type { Freshness } from './results-answer';

/**
 * What the page says of figures that nobody may decide by; null while they may be.
 * - low: read from a copy that has not everything yet; low_updating: from one that had not, and has by now;
 * - updating: old, and newer ones come by themselves; old: nothing works on newer ones just now;
 * - behind, building, no_copy: old, and newer ones wait for the copy.
 */
export type FreshnessSaid = 'low' | 'low_updating' | 'updating' | 'old' | 'behind' | 'building' | 'no_copy';

export function freshnessSaid({ isWhole, isUpdating, waitsFor, copy }: Freshness): FreshnessSaid | null {
  if (waitsFor === null) return null;
  if (copy.state === 'building') return 'building';
  if (copy.state === 'unavailable') return 'no_copy';
  if (copy.state === 'behind') return isWhole ? 'behind' : 'low';
  if (!isWhole) return 'low_updating';
  return isUpdating ? 'updating' : 'old';
}
