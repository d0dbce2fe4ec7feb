import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react';
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
const PartsMissing = createContext({ current: 0 });

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
  const screen = useRef({}).current;
  const missing = useRef(0);
  const loadingSinceMs = useRef<number | null>(null);
  const isFirst = useRef(true);
  if (isFirst.current) {
    isFirst.current = false;
    loadingSinceMs.current = takeOpeningMs();
  }

  const enter = useCallback(() => pageViews.enter(screen, page), [screen, page]);
  const leave = useCallback(() => {
    pageViews.leave(screen);
    // How long it would have taken nobody knows: the person did not wait for it.
    loadingSinceMs.current = null;
  }, [screen]);
  useShow(enter);
  useHide(leave);
  // A page that is replaced goes without being hidden first; one that is mounted has been shown.
  useEffect(() => {
    enter();
    return () => pageViews.remove(screen);
  }, [screen, enter]);
  useEffect(() => {
    if (loadingSinceMs.current === null || missing.current > 0) return;
    track('page_loaded', { loadMs: Math.max(0, nowMs() - loadingSinceMs.current) });
    loadingSinceMs.current = null;
  });
  return <PartsMissing.Provider value={missing}>{children}</PartsMissing.Provider>;
}
