import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useChange } from '../../api/use-change';
import { trpc } from '../../api/trpc';
import type { Definition, ExperimentId } from './experiment-types';

const quietMs = 15_000;

export const experimentsKey = ['experiments'];
const keyOf = (part: string, experimentId: ExperimentId) => [...experimentsKey, part, experimentId];

export function useExperiments() {
  return useQuery({
    queryKey: [...experimentsKey, 'list'],
    queryFn: ({ signal }) => trpc.experiment.list.query(undefined, { signal }),
    refetchInterval: quietMs,
  });
}

export function useExperiment(experimentId: ExperimentId) {
  return useQuery({
    queryKey: keyOf('one', experimentId),
    queryFn: ({ signal }) => trpc.experiment.get.query({ experimentId }, { signal }),
    refetchInterval: quietMs,
  });
}

/** What the release brings with it stays as it is while the page is open. */
export function useTemplates() {
  return useQuery({
    queryKey: ['experiment-templates'],
    queryFn: ({ signal }) => trpc.experiment.templates.query(undefined, { signal }),
    staleTime: Infinity,
  });
}

export function useMetrics() {
  return useQuery({
    queryKey: ['experiment-metrics'],
    queryFn: ({ signal }) => trpc.experiment.metrics.query(undefined, { signal }),
    staleTime: Infinity,
  });
}

export function useParameters() {
  return useQuery({
    queryKey: ['experiment-parameters'],
    queryFn: ({ signal }) => trpc.experiment.parameters.query(undefined, { signal }),
    staleTime: Infinity,
  });
}

/** What a plan can be expected to see; the last answer stays while the next is worked out. */
export function usePlan(definition: Definition, enabled: boolean) {
  return useQuery({
    queryKey: ['experiment-plan', definition],
    queryFn: ({ signal }) => trpc.experiment.plan.query({ definition }, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useGates(experimentId: ExperimentId) {
  return useQuery({
    queryKey: keyOf('gates', experimentId),
    queryFn: ({ signal }) => trpc.experiment.gates.query({ experimentId }, { signal }),
    refetchInterval: quietMs,
  });
}

export function useAudit(experimentId: ExperimentId) {
  return useInfiniteQuery({
    queryKey: keyOf('audit', experimentId),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      trpc.experiment.audit.query({ experimentId, before: pageParam }, { signal }),
    getNextPageParam: ({ lines, more }) => (more ? (lines.at(-1)?.entryId ?? null) : null),
  });
}

export function useHoldouts() {
  return useQuery({
    queryKey: [...experimentsKey, 'holdouts'],
    queryFn: ({ signal }) => trpc.experiment.holdouts.query(undefined, { signal }),
  });
}

export function useRefreshExperiments() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: experimentsKey });
}

/** One change of an experiment; the page shows how it stands before it goes on. */
export function useExperimentChange<Input extends { key: string }, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const refresh = useRefreshExperiments();
  return useChange(act, {
    onDone: async (answer) => {
      await refresh();
      onDone(answer);
    },
    // Somebody else may have been quicker.
    onError: () => void refresh(),
  });
}
