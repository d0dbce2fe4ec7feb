import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc';
import { experimentsKey } from '../experiment-queries';
import type { ExperimentId } from '../experiment-types';
import { guarded } from './guard.rules';

const calmMs = 30_000;

export interface ResultsQuestion {
  experimentId: ExperimentId;
  phase: number;
  bots: 'out' | 'in';
}

export function useResults(question: ResultsQuestion) {
  return useQuery({
    queryKey: [...experimentsKey, 'results', question],
    queryFn: ({ signal }) =>
      trpc.analytics.experiment.results.query({ ...question, segment: null }, { signal }),
    select: guarded,
    // Figures of a draft are nobody's.
    enabled: question.phase > 0,
    refetchInterval: calmMs,
    placeholderData: keepPreviousData,
  });
}
