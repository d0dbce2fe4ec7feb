import { useCallback, useEffect, useRef, useState } from 'react';
import { nowMs, useHide, useShow } from '../../host';

export interface ReadingTimer {
  secondsLeft: number;
  isDone: boolean;
  /** How long the page has been in sight until now. */
  readMs: () => number;
}

const tickMs = 1_000;

/** Counts the time a text is in sight; a page that is away is not being read. */
export function useReadingTimer(seconds: number): ReadingTimer {
  const readBeforeMs = useRef(0);
  const shownAtMs = useRef<number | null>(null);
  const [readSeconds, setReadSeconds] = useState(0);
  const [isShown, setShown] = useState(true);

  const readMs = useCallback(
    () => readBeforeMs.current + (shownAtMs.current === null ? 0 : Math.max(0, nowMs() - shownAtMs.current)),
    [],
  );
  const show = useCallback(() => {
    shownAtMs.current ??= nowMs();
    setShown(true);
  }, []);
  const hide = useCallback(() => {
    readBeforeMs.current = readMs();
    shownAtMs.current = null;
    setShown(false);
  }, [readMs]);
  useShow(show);
  useHide(hide);
  useEffect(show, [show]);

  const secondsLeft = Math.max(0, seconds - readSeconds);
  const isDone = secondsLeft === 0;
  useEffect(() => {
    if (isDone || !isShown) return undefined;
    const timer = setInterval(() => setReadSeconds(Math.floor(readMs() / 1_000)), tickMs);
    return () => clearInterval(timer);
  }, [isDone, isShown, readMs]);

  return { secondsLeft, isDone, readMs };
}
