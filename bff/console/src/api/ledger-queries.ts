import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { LedgerFilter, ResendSelection } from './types';
import { type Inputs, trpc } from './trpc';

const LIVE_MS = 2_000;
const ROWS_MS = 2_000;
const JOB_MS = 1_000;
const QUIET_JOBS_MS = 15_000;
const STORY_MS = 3_000;
const PAGE_ROWS = 50;

export function useAccountsLive() {
  return useQuery({
    queryKey: ['ledger', 'accounts'],
    queryFn: ({ signal }) => trpc.delivery.accountsLive.query(undefined, { signal }),
    refetchInterval: LIVE_MS,
  });
}

/** The kinds of receivers and the events they know change with a release only. */
export function useSinks() {
  return useQuery({
    queryKey: ['ledger', 'sinks'],
    queryFn: ({ signal }) => trpc.delivery.sinks.query(undefined, { signal }),
    staleTime: Infinity,
  });
}

/** The first page renews itself; whoever reads further down is not disturbed. */
export function useLedgerRows(filter: LedgerFilter, limit = PAGE_ROWS) {
  return useInfiniteQuery({
    queryKey: ['ledger', 'rows', filter, limit],
    queryFn: ({ signal, pageParam }) =>
      trpc.delivery.rows.query({ filter, limit, after: pageParam }, { signal }),
    initialPageParam: null as NonNullable<Inputs['delivery']['rows']>['after'],
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : ROWS_MS),
    placeholderData: keepPreviousData,
  });
}

export function useStory(deliveryId: string) {
  return useQuery({
    queryKey: ['ledger', 'story', deliveryId],
    queryFn: ({ signal }) => trpc.delivery.story.query({ deliveryId }, { signal }),
    refetchInterval: ({ state }) => (state.data?.waiting ? STORY_MS : false),
  });
}

export function useResendPreview(selection: ResendSelection) {
  return useQuery({
    queryKey: ['ledger', 'preview', selection],
    queryFn: ({ signal }) => trpc.delivery.previewResend.query(selection, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchOnWindowFocus: false,
  });
}

export function useResendJobs() {
  return useQuery({
    queryKey: ['ledger', 'jobs'],
    queryFn: ({ signal }) => trpc.delivery.resendJobs.query(undefined, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some((job) => job.state === 'running') ? JOB_MS : QUIET_JOBS_MS,
  });
}

export function useStartResend(onStarted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Inputs['delivery']['startResend']) => trpc.delivery.startResend.mutate(input),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ledger', 'jobs'] });
      onStarted();
    },
  });
}

export function useCancelResend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (jobId: string) => trpc.delivery.cancelResend.mutate({ jobId }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ledger', 'jobs'] }),
  });
}
