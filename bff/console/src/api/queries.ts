import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isSignedOut } from './call-error';
import { meKey } from './query-client';
import { type Inputs, trpc } from './trpc';

/** How often an open page asks again; a hidden one does not ask at all. */
const LIVE_MS = 1_000;
const FUNNEL_MS = 2_000;
/** Counting costs the database something: while no new fact comes, now and then is enough. */
const QUIET_FUNNEL_MS = 20_000;
/** A fact may become visible a moment after the time that it bears. */
const SETTLE_MS = 3_000;

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
  return useQuery({
    queryKey: ['live'],
    queryFn: ({ signal }) => trpc.analytics.live.query(undefined, { signal }),
    refetchInterval: LIVE_MS,
  });
}

export function useFunnel(input: Inputs['analytics']['funnel']) {
  const { data: live } = useLive();
  const newestMs = live?.newestFactAt ? Date.parse(live.newestFactAt) : 0;
  return useQuery({
    queryKey: ['funnel', input],
    queryFn: ({ signal }) => trpc.analytics.funnel.query(input, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data && Date.parse(data.asOf) < newestMs + SETTLE_MS ? FUNNEL_MS : QUIET_FUNNEL_MS,
    placeholderData: keepPreviousData,
  });
}
