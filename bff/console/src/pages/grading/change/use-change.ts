import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIntentKey } from '../grading-api';

/** One change of the grading, done once however often its button is pressed; afterwards the page asks anew. */
export function useChange<Input extends { key: string }, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queryClient = useQueryClient();
  const intent = useRef({ for: '', key: '' });
  return useMutation({
    mutationFn: (input: Omit<Input, 'key'>) => {
      const content = JSON.stringify(input);
      if (intent.current.for !== content) intent.current = { for: content, key: newIntentKey() };
      return act({ ...input, key: intent.current.key } as Input);
    },
    onSuccess: (answer) => {
      intent.current = { for: '', key: '' };
      void queryClient.invalidateQueries({ queryKey: ['grading'] });
      onDone(answer);
    },
  });
}
