import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc, type Inputs } from '../../api/trpc';
import type { ReconciliationView } from './reconciliation-url';

const REFRESH_MS = 15_000;
const root = ['reconciliation'];

const filterOf = ({ platforms }: Pick<ReconciliationView, 'platforms'>) =>
  platforms.length > 0 ? { platforms } : {};

export function useDays(view: Pick<ReconciliationView, 'platforms'>) {
  const input = filterOf(view);
  return useQuery({
    queryKey: [...root, 'days', input],
    queryFn: ({ signal }) => trpc.reconciliation.days.query(input, { signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useDay(view: ReconciliationView) {
  const input = { ...filterOf(view), day: view.day, by: view.by, show: view.show };
  return useQuery({
    queryKey: [...root, 'day', input],
    queryFn: ({ signal }) => trpc.reconciliation.day.query(input, { signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useReceiptSettings(accountId: string | null) {
  return useQuery({
    queryKey: [...root, 'settings', accountId],
    queryFn: ({ signal }) => trpc.reconciliation.settings.query({ accountId: accountId! }, { signal }),
    enabled: accountId !== null,
  });
}

/** Whatever changes the books shows at once. */
function useBooksMutation<Input, Output>(mutate: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: mutate,
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  });
}

export const useCompare = () =>
  useBooksMutation(async (runs: Inputs['reconciliation']['run'][]) => {
    for (const run of runs) await trpc.reconciliation.run.mutate(run);
  });

export const useClosing = () =>
  useBooksMutation(async (closings: Inputs['reconciliation']['explain'][]) => {
    for (const closing of closings) await trpc.reconciliation.explain.mutate(closing);
  });

export const useTakeWord = () =>
  useBooksMutation(async (requests: Inputs['reconciliation']['takeWord'][]) => {
    let taken = 0;
    for (const request of requests) taken += (await trpc.reconciliation.takeWord.mutate(request)).taken;
    return taken;
  });

export const useSaveSettings = () =>
  useBooksMutation((input: Inputs['reconciliation']['saveSettings']) =>
    trpc.reconciliation.saveSettings.mutate(input),
  );

export function useInvalidateBooks(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: root });
}
