import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@loudou/bff/router';
import { type Inputs, type Outputs, trpc } from '../../api/trpc';
import { newIntentKey } from '../grading/grading-api';

export type Rule = Outputs['attribution']['rules'][number];
export type Run = Outputs['attribution']['runs'][number];
export type RunFound = Outputs['attribution']['run'];
export type Movement = RunFound['movements'][number];
export type MovedPerson = RunFound['examples'][number];
export type ProposedRule = Inputs['attribution']['proposeRule']['rule'];

const quietMs = 15_000;
const runningMs = 1_000;

const key = ['attribution'];

export function useRules() {
  return useQuery({
    queryKey: [...key, 'rules'],
    queryFn: ({ signal }) => trpc.attribution.rules.query(undefined, { signal }),
    refetchInterval: quietMs,
  });
}

/** Asked every second while one is under way. */
export function useRuns() {
  return useQuery({
    queryKey: [...key, 'runs'],
    queryFn: ({ signal }) => trpc.attribution.runs.query(undefined, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === 'running') ? runningMs : quietMs,
  });
}

/** What an ended run found: it stays as it is. */
export function useRunFound(runId: number) {
  return useQuery({
    queryKey: ['attribution-run', runId],
    queryFn: ({ signal }) => trpc.attribution.run.query({ runId }, { signal }),
    staleTime: Infinity,
  });
}

/** One change of the rules or their runs, done once however often its button is pressed. */
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
    onSuccess: async (answer) => {
      intent.current = { for: '', key: '' };
      await queryClient.invalidateQueries({ queryKey: key });
      onDone(answer);
    },
    // Somebody else may have been quicker: the page shows how it stands.
    onError: () => void queryClient.invalidateQueries({ queryKey: key }),
  });
}

const refusals = ['already_running', 'two_rules_for_one_account', 'not_found'] as const;

/** Why the server refused, where it is something that the page has a sentence for. */
export function refusalOf(error: unknown): (typeof refusals)[number] | null {
  if (!(error instanceof TRPCClientError)) return null;
  const told = (error as TRPCClientError<AppRouter>).data?.error;
  const problem = told?.details?.['problem'] ?? told?.code;
  return refusals.find((refusal) => refusal === problem) ?? null;
}
