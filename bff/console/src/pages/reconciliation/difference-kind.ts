import type { Difference } from './types';
import type { DifferenceKind } from './reconciliation-url';

/** In which list a difference stands: by what a person can do about it. */
export function kindOf({
  unexplained,
  closed,
  bucket,
}: Pick<Difference, 'unexplained' | 'closed' | 'bucket'>): DifferenceKind {
  if (unexplained > 0) return 'unexplained';
  if (closed > 0) return 'closed';
  return bucket === 'answer_missing' || bucket === 'unknown' ? 'resolvable' : 'explained';
}
