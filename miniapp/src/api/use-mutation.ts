import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf } from './api-error';
import { newIdempotencyKey } from './idempotency-key';

export interface Mutation<Input, Answer> {
  /** The answer, or undefined when it failed (see `error`) or was already under way. */
  run: (input: Input) => Promise<Answer | undefined>;
  pending: boolean;
  error: ApiError | null;
  /** Forgets the error, for instance when the person types again. */
  reset: () => void;
}

/**
 * One deed of a person. A second tap while it is under way does nothing. The same input tried again keeps its key
 * until it succeeded, so that a deed whose answer was lost is not done twice.
 */
export function useMutation<Input = void, Answer = unknown>(
  deed: (input: Input, idempotencyKey: string) => Promise<Answer>,
): Mutation<Input, Answer> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const latest = useRef(deed);
  latest.current = deed;
  const isRunning = useRef(false);
  const intent = useRef<Intent | null>(null);
  const isMounted = useMounted();

  const run = useCallback(
    async (input: Input) => {
      if (isRunning.current) return undefined;
      isRunning.current = true;
      intent.current = sameIntent(intent.current, JSON.stringify(input) ?? '');
      setPending(true);
      setError(null);
      try {
        const answer = await latest.current(input, intent.current.key);
        intent.current = null;
        return answer;
      } catch (thrown) {
        const failure = apiErrorOf(thrown);
        if (failure.code === 'key_reused') intent.current = null;
        if (isMounted.current) setError(failure);
        return undefined;
      } finally {
        isRunning.current = false;
        if (isMounted.current) setPending(false);
      }
    },
    [isMounted],
  );
  const reset = useCallback(() => setError(null), []);
  return { run, pending, error, reset };
}

interface Intent {
  input: string;
  key: string;
}

const sameIntent = (earlier: Intent | null, input: string): Intent =>
  earlier?.input === input ? earlier : { input, key: newIdempotencyKey() };

function useMounted() {
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  return isMounted;
}
