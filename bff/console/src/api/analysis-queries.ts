import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Dimension, sourceDimensions } from '../analysis/dimensions';
import type { Days } from '../analysis/report-days';
import { type Inputs, type Outputs, trpc } from './trpc';

const VALUES_FRESH_MS = 60_000;
const LIVE_MS = 1_000;
const CALM_MS = 30_000;
export const PEOPLE_PAGE_ROWS = 50;

/** What a dimension holds in these days. What single events are told apart by is not listed: it is typed. */
export function useDimensionValues(dimension: Dimension, days: Days) {
  return useQuery({
    queryKey: ['analytics', 'values', dimension, days],
    queryFn: ({ signal }) => {
      const source = sourceDimensions.find((each) => each === dimension);
      if (!source) return { values: [], cut: false };
      return trpc.analytics.dimensionValues.query({ dimension: source, days }, { signal });
    },
    staleTime: VALUES_FRESH_MS,
  });
}

export type FunnelQuestion = Inputs['analytics']['funnel'];

/** Live: anew every second. Otherwise now and then, so that a report can be read in peace. */
export function useFunnelReport(question: FunnelQuestion, live: boolean) {
  return useQuery({
    queryKey: ['analytics', 'funnel', question],
    queryFn: ({ signal }) => trpc.analytics.funnel.query(question, { signal }),
    refetchInterval: live ? LIVE_MS : CALM_MS,
    placeholderData: keepPreviousData,
  });
}

/** As far as anything is known of them: of some only what they did. */
export type ListedPerson = Outputs['analytics']['customFunnelPeople']['people'][number];
type ScopeKeys = 'days' | 'filters' | 'includeMarked';
type PageKeys = 'after' | 'limit';

/** Which people: those behind a number of the funnel, one of the two standing groups, or behind a figure of a report. */
export type PeopleQuestion =
  | ({ of: 'step' } & Omit<Inputs['analytics']['people'], PageKeys>)
  | ({ of: 'group' } & Omit<Inputs['analytics']['group'], PageKeys>)
  | ({ of: 'customFunnelPeople' } & Omit<Inputs['analytics']['customFunnelPeople'], PageKeys>)
  | ({ of: 'retentionPeople' } & Omit<Inputs['analytics']['retentionPeople'], PageKeys>)
  | ({ of: 'eventsPeople' } & Omit<Inputs['analytics']['eventsPeople'], PageKeys>)
  | ({ of: 'pathsPeople' } & Omit<Inputs['analytics']['pathsPeople'], PageKeys>);
export type ReportScope = Pick<Inputs['analytics']['people'], ScopeKeys>;
export type StandingGroup = Inputs['analytics']['group']['group'];

interface PeoplePart {
  total: number;
  people: ListedPerson[];
  after: string | null;
}
type PartKeys = { limit: number; after?: string };

function askPeople(question: PeopleQuestion, part: PartKeys, signal: AbortSignal): Promise<PeoplePart> {
  const { analytics } = trpc;
  switch (question.of) {
    case 'step': {
      const { of: _, ...asked } = question;
      return analytics.people.query({ ...asked, ...part }, { signal });
    }
    case 'group': {
      const { of: _, ...asked } = question;
      return analytics.group.query({ ...asked, ...part }, { signal });
    }
    case 'customFunnelPeople': {
      const { of: _, ...asked } = question;
      return analytics.customFunnelPeople.query({ ...asked, ...part }, { signal });
    }
    case 'retentionPeople': {
      const { of: _, ...asked } = question;
      return analytics.retentionPeople.query({ ...asked, ...part }, { signal });
    }
    case 'eventsPeople': {
      const { of: _, ...asked } = question;
      return analytics.eventsPeople.query({ ...asked, ...part }, { signal });
    }
    case 'pathsPeople': {
      const { of: _, ...asked } = question;
      return analytics.pathsPeople.query({ ...asked, ...part }, { signal });
    }
  }
}

export function usePeople(question: PeopleQuestion) {
  const isCounted = question.of === 'step' || question.of === 'group';
  return useInfiniteQuery({
    queryKey: ['analytics', 'people', question],
    queryFn: ({ signal, pageParam }) =>
      askPeople(
        question,
        { limit: PEOPLE_PAGE_ROWS, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    placeholderData: keepPreviousData,
    // Read event by event, so it is asked when something changes and not on its own.
    ...(isCounted ? {} : { staleTime: CALM_MS, refetchOnWindowFocus: false }),
  });
}

export type CustomFunnelQuestion = Inputs['analytics']['customFunnel'];
export type CustomFunnelAnswer = Outputs['analytics']['customFunnel'];
export type StepFigures = CustomFunnelAnswer['groups'][number]['figures'];

/** Read event by event, so it is asked when something changes and not on its own. */
export function useCustomFunnel(question: CustomFunnelQuestion | null) {
  return useQuery({
    queryKey: ['analytics', 'customFunnel', question],
    queryFn: ({ signal }) => trpc.analytics.customFunnel.query(question!, { signal }),
    enabled: question !== null,
    staleTime: CALM_MS,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
}

export type TimeToNext = Outputs['analytics']['timeToNext'];

export function useTimeToNext(question: Inputs['analytics']['timeToNext']) {
  return useQuery({
    queryKey: ['analytics', 'timeToNext', question],
    queryFn: ({ signal }) => trpc.analytics.timeToNext.query(question, { signal }),
    staleTime: CALM_MS,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
}

export type DropOff = Outputs['analytics']['dropOff'];
export type DropOffReason = DropOff['reasons'][number];

/** `step` is the one that was reached; null where nothing is lost after it. */
export function useDropOff(question: Inputs['analytics']['dropOff'] | null) {
  return useQuery({
    queryKey: ['analytics', 'dropOff', question],
    queryFn: ({ signal }) => trpc.analytics.dropOff.query(question!, { signal }),
    enabled: question !== null,
    staleTime: CALM_MS,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
}
