import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Inputs, type Outputs, trpc } from '../../api/trpc';
import { useChange } from '../../api/use-change';

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

/** One change of the rules or their runs; the page shows how it stands before it goes on. */
export function useRuleChange<Input extends { key: string }, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queryClient = useQueryClient();
  const askAnew = () => queryClient.invalidateQueries({ queryKey: key });
  return useChange(act, {
    onDone: async (answer) => {
      await askAnew();
      onDone(answer);
    },
    // Somebody else may have been quicker.
    onError: () => void askAnew(),
  });
}
