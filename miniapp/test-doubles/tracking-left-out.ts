/** The names of `features/tracking` and nothing behind them, for the build that shows what tracking costs. */
import type { ReactNode } from 'react';
import type * as tracking from '../src/features/tracking';

const nothing = (): void => undefined;
const justTheInside = ({ children }: { children: ReactNode }) => children;

export const Exposure = justTheInside;
export const focusOf = () => nothing;
export const noteOpening = nothing;
export const noteShare = nothing;
export const PageTracking = justTheInside;
export const ScrollMarks = () => null;
export const Seen = justTheInside;
export const sendTracked = () => Promise.resolve();
export const setTrackingPermission = nothing;
export const shareAs = nothing;
export const sharedPath = (path: string) => path;
export const startTracking = () => nothing;
export const track = nothing;
export const trackTap = nothing;
export const useFieldErrors = nothing;
export const useNotLoaded = nothing;

// A name that joins the feature and is missing here stops the compiler.
({
  Exposure,
  focusOf,
  noteOpening,
  noteShare,
  PageTracking,
  ScrollMarks,
  Seen,
  sendTracked,
  setTrackingPermission,
  shareAs,
  sharedPath,
  startTracking,
  track,
  trackTap,
  useFieldErrors,
  useNotLoaded,
}) satisfies Record<keyof typeof tracking, unknown>;
