import { useMutation } from '@tanstack/react-query';
import { useIntentKey } from './intent-key';

interface Outcome<Answer> {
  onDone(answer: Answer): void | Promise<void>;
  onError?(): void;
}

/** One change, done once however often its button is pressed. */
export function useChange<Input extends { key: string }, Answer>(
  act: (input: Input) => Promise<Answer>,
  { onDone, onError }: Outcome<Answer>,
) {
  const intent = useIntentKey();
  return useMutation({
    mutationFn: (input: Omit<Input, 'key'>) => act({ ...input, key: intent.keyFor(input) } as Input),
    onSuccess: (answer) => {
      intent.answered();
      return onDone(answer);
    },
    onError,
  });
}
