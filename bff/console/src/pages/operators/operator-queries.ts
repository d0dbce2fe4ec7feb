import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { meKey } from '../../api/query-client';
import { type Outputs, trpc } from '../../api/trpc';

export type Colleague = Outputs['operator']['list'][number];
export type Role = Colleague['role'];
export type OneTimePassword = Outputs['operator']['add'];
export const roles: readonly Role[] = ['admin', 'analyst', 'compliance'];

const key = ['operators'];

export function useColleagues(enabled: boolean) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => trpc.operator.list.query(undefined, { signal }),
    enabled,
  });
}

/** One change of the accounts; the list shows how it stands before the dialog goes on. */
export function useOperatorChange<Input, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: key }),
        queryClient.invalidateQueries({ queryKey: meKey }),
      ]);
      onDone(answer);
    },
  });
}
