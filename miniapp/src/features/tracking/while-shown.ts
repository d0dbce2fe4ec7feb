import { useEffect, useRef } from 'react';
import { useHide, useShow } from '../../host';

/** Watches something on the page for as long as the page is in sight; `watch` gives the way to stop, or null for not yet. */
export function useWhileShown(watch: () => (() => void) | null): void {
  const stop = useRef<(() => void) | null>(null);
  const begin = () => {
    if (!stop.current) stop.current = watch();
  };
  const end = () => {
    if (stop.current) stop.current();
    stop.current = null;
  };
  useShow(begin);
  useHide(end);
  // What comes after the page was shown is not told of the showing.
  useEffect(begin);
  useEffect(() => end, []);
}
