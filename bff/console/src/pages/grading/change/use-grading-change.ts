import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '../../../api/use-change';

/** One change of the grading; afterwards the page asks anew. */
export function useGradingChange<Input extends { key: string }, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queryClient = useQueryClient();
  return useChange(act, {
    onDone: (answer) => {
      void queryClient.invalidateQueries({ queryKey: ['grading'] });
      onDone(answer);
    },
  });
}
