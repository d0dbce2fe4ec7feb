import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callErrorOf } from '../../api/call-error';
import { type Inputs, type Outputs, trpc } from '../../api/trpc';

export type SavedView = Outputs['analytics']['savedViews'][number];

const keyOf = (page: string) => ['analytics', 'savedViews', page];

export function useSavedViews(page: string) {
  return useQuery({
    queryKey: keyOf(page),
    queryFn: ({ signal }) => trpc.analytics.savedViews.query({ page }, { signal }),
    staleTime: 30_000,
  });
}

/** What can be done to views; the list is read anew after each. */
export function useViewActions(page: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keyOf(page) });
  const save = useMutation({
    mutationFn: (input: Inputs['analytics']['saveView']) => trpc.analytics.saveView.mutate(input),
    onSettled,
  });
  const rename = useMutation({
    mutationFn: (input: Inputs['analytics']['renameView']) => trpc.analytics.renameView.mutate(input),
    onSettled,
  });
  const share = useMutation({
    mutationFn: (input: Inputs['analytics']['shareView']) => trpc.analytics.shareView.mutate(input),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (input: Inputs['analytics']['deleteView']) => trpc.analytics.deleteView.mutate(input),
    onSettled,
  });
  const restore = useMutation({
    mutationFn: (input: Inputs['analytics']['restoreView']) => trpc.analytics.restoreView.mutate(input),
    onSettled,
  });
  return { save, rename, share, remove, restore };
}

const problems = ['name_taken', 'too_many_views'] as const;
export type ViewProblem = (typeof problems)[number] | 'other';

/** Why a view was refused, as far as there are words for it. */
export function viewProblemOf(error: unknown): ViewProblem {
  const told = callErrorOf(error).problem;
  return problems.find((problem) => problem === told) ?? 'other';
}
