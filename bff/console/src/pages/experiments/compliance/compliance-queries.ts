import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc';
import { experimentsKey } from '../experiment-queries';
import type { Experiment, Host, VariantKey } from '../experiment-types';

/** Answers belong to the saved revision: another one asks anew. */
const keyOf = (part: string, { experimentId, revision }: Experiment) => [
  ...experimentsKey,
  part,
  experimentId,
  revision,
];

export function useCheck(experiment: Experiment) {
  const { experimentId } = experiment;
  return useQuery({
    queryKey: keyOf('check', experiment),
    queryFn: ({ signal }) => trpc.experiment.compliance.check.query({ experimentId }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useRules() {
  return useQuery({
    queryKey: ['experiment-rules'],
    queryFn: ({ signal }) => trpc.experiment.compliance.rules.query(undefined, { signal }),
    staleTime: Infinity,
  });
}

export function useRendered(
  experiment: Experiment,
  { variant, host, largeText }: { variant: VariantKey; host: Host; largeText: boolean },
) {
  const { experimentId } = experiment;
  return useQuery({
    queryKey: [...keyOf('rendered', experiment), variant, host, largeText],
    queryFn: ({ signal }) =>
      trpc.experiment.compliance.rendered.query({ experimentId, variant, host, largeText }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useMeter(experiment: Experiment) {
  const { experimentId } = experiment;
  return useQuery({
    queryKey: keyOf('meter', experiment),
    queryFn: ({ signal }) => trpc.experiment.compliance.meter.query({ experimentId }, { signal }),
  });
}

const quietMs = 15_000;

export function useApproval(experiment: Experiment) {
  const { experimentId } = experiment;
  return useQuery({
    queryKey: keyOf('approval', experiment),
    queryFn: ({ signal }) => trpc.experiment.approval.state.query({ experimentId }, { signal }),
    refetchInterval: quietMs,
  });
}
