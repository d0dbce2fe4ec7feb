import { type DependencyList, useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf } from './api-error';

export interface Query<Answer> {
  /** The last answer; a failed reload leaves it standing beside `error`. */
  data: Answer | undefined;
  error: ApiError | null;
  loading: boolean;
  reload: () => Promise<void>;
}

/** Asks when the page opens and whenever `dependencies` change. A late answer to an earlier question is dropped. */
export function useQuery<Answer>(ask: () => Promise<Answer>, dependencies: DependencyList): Query<Answer> {
  const [state, setState] = useState<Omit<Query<Answer>, 'reload'>>({
    data: undefined,
    error: null,
    loading: true,
  });
  const latest = useRef(ask);
  latest.current = ask;
  const question = useRef(0);

  const reload = useCallback(async () => {
    const number = (question.current += 1);
    const isLatest = () => question.current === number;
    setState((before) => ({ ...before, loading: true }));
    try {
      const data = await latest.current();
      if (isLatest()) setState({ data, error: null, loading: false });
    } catch (thrown) {
      if (isLatest()) setState((before) => ({ ...before, error: apiErrorOf(thrown), loading: false }));
    }
  }, []);

  useEffect(() => {
    void reload();
    return () => {
      question.current += 1;
    };
    // The caller names what the question depends on.
  }, dependencies);

  return { ...state, reload };
}
