import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isSignedOut } from './call-error';
import { meKey } from './query-client';
import { type Inputs, trpc } from './trpc';

/** How often an open page asks again; a hidden one does not ask at all. */
const LIVE_MS = 1_000;
const WAITS_MS = 30_000;

/** Null when nobody is signed in. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) =>
      trpc.operator.me.query(undefined, { signal }).catch((error: unknown) => {
        if (isSignedOut(error)) return null;
        throw error;
      }),
    staleTime: Infinity,
  });
}

export function useLive() {
  const { data: me } = useMe();
  return useQuery({
    queryKey: ['live'],
    queryFn: ({ signal }) => trpc.analytics.live.query(undefined, { signal }),
    refetchInterval: LIVE_MS,
    enabled: me ? !me.mustSetPassword : false,
  });
}

/** Asked again every second: it reads counters, and a step done on a phone must stand on the page within two. */
export function useFunnel(input: Inputs['analytics']['funnel']) {
  return useQuery({
    queryKey: ['funnel', input],
    queryFn: ({ signal }) => trpc.analytics.funnel.query(input, { signal }),
    refetchInterval: LIVE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Reads everybody who arrived in the days, so it is asked now and then only. */
export function useFunnelWaits(input: Inputs['analytics']['funnelWaits']) {
  return useQuery({
    queryKey: ['funnel-waits', input],
    queryFn: ({ signal }) => trpc.analytics.funnelWaits.query(input, { signal }),
    refetchInterval: WAITS_MS,
    placeholderData: keepPreviousData,
  });
}
