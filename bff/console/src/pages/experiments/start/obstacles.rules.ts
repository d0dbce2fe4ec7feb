import type { ExperimentState, Gates } from '../experiment-types';

/** Why the button cannot be pressed; what a hand can change at once stands before what takes others. */
type Obstacle = 'over' | 'unchanged' | 'unsaved' | 'role' | 'gates';

interface Standing {
  state: ExperimentState;
  isUnsaved: boolean;
  mayStart: boolean;
  draftDiffers: boolean;
  gates: Pick<Gates, 'open'>;
}

/** Null when it can start now, or begin another phase. */
export function obstacleOf({ state, isUnsaved, mayStart, draftDiffers, gates }: Standing): Obstacle | null {
  if (state === 'decided' || state === 'archived') return 'over';
  if (isUnsaved) return 'unsaved';
  // The same plan once more would only throw away what was measured; a stopped one may well begin anew.
  if ((state === 'running' || state === 'paused') && !draftDiffers) return 'unchanged';
  if (!gates.open) return 'gates';
  return mayStart ? null : 'role';
}
