import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Inputs, type Outputs, trpc } from '../../api/trpc';
import { addDays } from '../../format/moments';

export type QuarantineGroup = Outputs['behaviour']['quarantine']['groups'][number];
export type Traffic = Outputs['traffic']['overview'];
export type Mark = Traffic['latest'][number];
export type Marking = Inputs['traffic']['mark'];
export type Freshness = Outputs['analytics']['freshness'];
export type ReportStore = Outputs['analytics']['reportStore'];
export type Lost = Outputs['analytics']['events'];

const GROUPS_MS = 10_000;
const MARKS_MS = 10_000;
const FRESH_MS = 5_000;
const LOST_MS = 60_000;

/** As long as the service keeps what it did not take. */
export const KEPT_DAYS = 14;
/** As many groups and marks as the service lists. */
export const MAX_GROUPS = 200;
export const MAX_MARKS = 100;
export const LOST_DAYS = 7;

const groupsKey = ['quality', 'groups'];
const trafficKey = ['quality', 'traffic'];
const freshnessKey = ['quality', 'freshness'];

export function useGroups() {
  return useQuery({
    queryKey: groupsKey,
    queryFn: ({ signal }) => trpc.behaviour.quarantine.groups.query(undefined, { signal }),
    refetchInterval: GROUPS_MS,
  });
}

export function useRenewGroups(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: groupsKey });
}

export function useTraffic() {
  return useQuery({
    queryKey: trafficKey,
    queryFn: ({ signal }) => trpc.traffic.overview.query(undefined, { signal }),
    refetchInterval: MARKS_MS,
  });
}

export function useMarking() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (marking: Marking) => trpc.traffic.mark.mutate(marking),
    onSuccess: () => queries.invalidateQueries({ queryKey: trafficKey }),
  });
}

export function useFreshness() {
  return useQuery({
    queryKey: freshnessKey,
    queryFn: ({ signal }) => trpc.analytics.freshness.query(undefined, { signal }),
    refetchInterval: FRESH_MS,
  });
}

export function useRebuild() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => trpc.analytics.rebuildJourneys.mutate(),
    onSuccess: () => queries.invalidateQueries({ queryKey: freshnessKey }),
  });
}

export function useReportStore() {
  return useQuery({
    queryKey: ['quality', 'report-store'],
    queryFn: ({ signal }) => trpc.analytics.reportStore.query(undefined, { signal }),
    refetchInterval: FRESH_MS,
  });
}

/** What phones say they threw away. A full phone is one whoever holds it, so nobody is left out. */
export function useLost(today: string, isReady: boolean) {
  const days = { from: addDays(today, 1 - LOST_DAYS), to: today };
  return useQuery({
    queryKey: ['quality', 'lost', days],
    queryFn: ({ signal }) =>
      trpc.analytics.events.query(
        {
          scope: { days, includeMarked: true },
          event: { name: 'events_dropped' },
          measure: 'events',
          breakdown: 'appVersion',
        },
        { signal },
      ),
    enabled: isReady,
    refetchInterval: LOST_MS,
    placeholderData: keepPreviousData,
  });
}
