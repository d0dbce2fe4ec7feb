import { useCallback, useEffect, useRef } from 'react';
import { nowMs, useHide, useShow } from '../../host';
import { enterPage, track } from './track';

let lastField: string | undefined;

/** An error was shown at a field; the last such field is told again when the page is left. */
export function trackField(field: string, code: string): void {
  lastField = field;
  track('field_error_shown', { field, code });
}

/** Tells that this page was seen and left, and how long it was in sight. `page` is a word such as `entry.landing`. */
export function usePageTracking(page: string): void {
  const shownAtMs = useRef<number | null>(null);

  const show = useCallback(() => {
    if (shownAtMs.current !== null) return;
    shownAtMs.current = nowMs();
    lastField = undefined;
    const fromPage = enterPage(page);
    track('page_viewed', fromPage === page ? {} : { fromPage });
  }, [page]);

  const leave = useCallback(() => {
    if (shownAtMs.current === null) return;
    const dwellMs = Math.max(0, nowMs() - shownAtMs.current);
    shownAtMs.current = null;
    // A page that replaces this one may have entered already.
    track('page_left', { dwellMs, ...(lastField ? { lastField } : {}) }, page);
  }, [page]);

  useShow(show);
  useHide(leave);
  // A page that is replaced goes without being hidden first; one that is mounted has been shown.
  useEffect(() => {
    show();
    return leave;
  }, [show, leave]);
}
