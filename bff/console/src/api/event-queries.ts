import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Inputs, type Outputs, trpc } from './trpc';

/** Read event by event, so they are asked when something changes and not on their own. */
const calm = { staleTime: 30_000, refetchOnWindowFocus: false, placeholderData: keepPreviousData } as const;

export type EventsQuestion = Inputs['analytics']['events'];
export type EventsAnswer = Outputs['analytics']['events'];

export function useEvents(question: EventsQuestion) {
  return useQuery({
    queryKey: ['analytics', 'events', question],
    queryFn: ({ signal }) => trpc.analytics.events.query(question, { signal }),
    ...calm,
  });
}

export type RetentionQuestion = Inputs['analytics']['retention'];
export type RetentionAnswer = Outputs['analytics']['retention'];

export function useRetention(question: RetentionQuestion) {
  return useQuery({
    queryKey: ['analytics', 'retention', question],
    queryFn: ({ signal }) => trpc.analytics.retention.query(question, { signal }),
    ...calm,
  });
}

export type PathsQuestion = Inputs['analytics']['paths'];
export type PathsAnswer = Outputs['analytics']['paths'];

export function usePaths(question: PathsQuestion) {
  return useQuery({
    queryKey: ['analytics', 'paths', question],
    queryFn: ({ signal }) => trpc.analytics.paths.query(question, { signal }),
    ...calm,
  });
}
