import { useCallback, useEffect, useState } from 'react';
import { nowMs, useShow } from '../../../host';

const tickMs = 1_000;

export interface Countdown {
  secondsLeft: number;
  start: (seconds: number) => void;
}

/** Counts to a moment and not in ticks: a phone that slept in between has waited all the same. */
export function useCountdown(): Countdown {
  const [endsAtMs, setEndsAtMs] = useState(0);
  const [secondsLeft, setSecondsLeft] = useState(0);
  const look = useCallback(
    () => setSecondsLeft(Math.max(0, Math.ceil((endsAtMs - nowMs()) / 1_000))),
    [endsAtMs],
  );
  useShow(look);
  useEffect(look, [look]);
  const isRunning = secondsLeft > 0;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(look, tickMs);
    return () => clearInterval(timer);
  }, [isRunning, look]);
  const start = useCallback((seconds: number) => setEndsAtMs(nowMs() + seconds * 1_000), []);
  return { secondsLeft, start };
}
