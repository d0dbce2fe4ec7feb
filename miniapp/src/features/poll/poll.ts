import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf } from '../../api';
import { useHide, useShow } from '../../host';

export interface PollingRules<Answer> {
  isDone: (answer: Answer) => boolean;
  firstDelayMs?: number;
  longestDelayMs?: number;
  maxAsks?: number;
}

export interface Polling<Answer> {
  data: Answer | undefined;
  error: ApiError | null;
  /** Asked as often as it is worth: from here on the person decides, by `askNow`. */
  isExhausted: boolean;
  askNow: () => void;
}

const growth = 1.5;

/** The wait after the nth answer: soon at first, then ever more patient. */
export const delayAfterMs = (asks: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, Math.round(firstMs * growth ** (asks - 1)));

/** Asks until it is done, with growing pauses, and only while the page is in sight. */
export function usePolling<Answer>(
  ask: () => Promise<Answer>,
  { isDone, firstDelayMs = 2_000, longestDelayMs = 15_000, maxAsks = 60 }: PollingRules<Answer>,
): Polling<Answer> {
  const [state, setState] = useState<Omit<Polling<Answer>, 'askNow'>>({
    data: undefined,
    error: null,
    isExhausted: false,
  });
  const latest = useRef({ ask, isDone });
  latest.current = { ask, isDone };
  const run = useRef({ asks: 0, isShown: false, isAsking: false, isDone: false });
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const step = useCallback(async () => {
    const current = run.current;
    if (current.isAsking || current.isDone || !current.isShown) return;
    clearTimeout(timer.current);
    current.isAsking = true;
    current.asks += 1;
    const answer = await latest.current
      .ask()
      .then((data) => ({ data, error: null }))
      .catch((thrown: unknown) => ({ error: apiErrorOf(thrown) }));
    current.isAsking = false;
    if ('data' in answer) current.isDone = latest.current.isDone(answer.data);
    const isExhausted = !current.isDone && current.asks >= maxAsks;
    if (!current.isShown) return;
    setState((before) => ({ ...before, ...answer, isExhausted }));
    if (current.isDone || isExhausted) return;
    timer.current = setTimeout(() => void step(), delayAfterMs(current.asks, firstDelayMs, longestDelayMs));
  }, [firstDelayMs, longestDelayMs, maxAsks]);

  const show = useCallback(() => {
    if (run.current.isShown) return;
    run.current.isShown = true;
    void step();
  }, [step]);
  const hide = useCallback(() => {
    run.current.isShown = false;
    clearTimeout(timer.current);
  }, []);
  useShow(show);
  useHide(hide);
  useEffect(() => {
    show();
    return hide;
  }, [show, hide]);

  const askNow = useCallback(() => {
    run.current.asks = 0;
    void step();
  }, [step]);
  return { ...state, askNow };
}
