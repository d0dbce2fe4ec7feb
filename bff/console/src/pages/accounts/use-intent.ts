import { useRef } from 'react';
import { newIntentKey } from '../../api/intent-key';

/** One key for one intent: it stays through every retry until the service has answered. */
export function useIntent(): <Answer>(act: (idempotencyKey: string) => Promise<Answer>) => Promise<Answer> {
  const key = useRef(newIntentKey());
  return async (act) => {
    try {
      const answer = await act(key.current);
      key.current = newIntentKey();
      return answer;
    } catch (error) {
      if (!isUnanswered(error)) key.current = newIntentKey();
      throw error;
    }
  };
}

const isUnanswered = (error: unknown): boolean => !(error as { data?: unknown } | null)?.data;
