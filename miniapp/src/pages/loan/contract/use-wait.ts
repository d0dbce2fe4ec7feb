import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** Counts whole seconds down to zero; `start` begins again. */
export function useWait(): { secondsLeft: number; start: (seconds: number) => void } {
  const [secondsLeft, setSecondsLeft] = useState(0);
  const isWaiting = secondsLeft > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setSecondsLeft((left) => Math.max(0, left - 1)), tickMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return { secondsLeft, start: setSecondsLeft };
}
