import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc';
import { experimentsKey } from '../experiment-queries';
import type { ExperimentId } from '../experiment-types';
import type { Part } from './part.rules';
import { type Answered, isWorkedOut } from './results-answer';

const calmMs = 30_000;
/** Newer figures are on their way. */
const soonMs = 3_000;
/** The first ones are: what is shown is how far they have come. */
const progressMs = 1_000;

function restMs(answer: Answered | undefined): number {
  if (!answer) return calmMs;
  if (!isWorkedOut(answer)) return progressMs;
  return answer.freshness.waitsFor === null ? calmMs : soonMs;
}

export interface ResultsQuestion {
  experimentId: ExperimentId;
  phase: number;
  bots: 'out' | 'in';
  /** Null is everybody. */
  segment: Part | null;
}

export function useResults(question: ResultsQuestion) {
  return useQuery({
    queryKey: [...experimentsKey, 'results', question],
    queryFn: ({ signal }) => trpc.analytics.experiment.results.query(question, { signal }),
    // Figures of a draft are nobody's.
    enabled: question.phase > 0,
    refetchInterval: ({ state }) => restMs(state.data),
    placeholderData: keepPreviousData,
  });
}
