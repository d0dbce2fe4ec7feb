import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { nowMs, useHide, useShow } from '../../host';
import { pageViews, track } from './track';

/** When the way to the next page began: with the app, or with the last tap that led on. */
let openingSinceMs: number | null = nowMs();

/** A page is about to be opened. */
export function noteOpening(): void {
  openingSinceMs = nowMs();
}

function takeOpeningMs(): number {
  const sinceMs = openingSinceMs ?? nowMs();
  openingSinceMs = null;
  return sinceMs;
}

/** How many parts of the screen have nothing to show yet. */
export const PartsMissing = createContext({ current: 0 });

/** While a part with this is on the screen, the page has not loaded. */
export function useNotLoaded(): void {
  const missing = useContext(PartsMissing);
  useEffect(() => {
    missing.current += 1;
    return () => {
      missing.current -= 1;
    };
  }, [missing]);
}

interface PageTrackingProps {
  /** A word such as `entry.landing`. */
  page: string;
  children: ReactNode;
}

/** Tells that the page inside was seen and left, how long it was used, and when it had loaded. */
export function PageTracking({ page, children }: PageTrackingProps) {
  // One object for as long as the screen is mounted, so it also names the screen.
  const missing = useRef(0);
  const [openedAtMs] = useState(takeOpeningMs);
  const isMeasured = useRef(false);

  const enter = () => pageViews.enter(missing, page);
  useShow(enter);
  useHide(() => {
    pageViews.leave(missing);
    // How long it would have taken nobody knows: the person did not wait for it.
    isMeasured.current = true;
  });
  // A page that is replaced goes without being hidden first; one that is mounted has been shown.
  useEffect(() => {
    enter();
    return () => pageViews.remove(missing);
  }, []);
  useEffect(() => {
    if (isMeasured.current || missing.current > 0) return;
    isMeasured.current = true;
    track('page_loaded', { loadMs: Math.max(0, nowMs() - openedAtMs) });
  });
  return <PartsMissing.Provider value={missing}>{children}</PartsMissing.Provider>;
}
