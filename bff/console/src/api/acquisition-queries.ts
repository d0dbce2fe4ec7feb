import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Inputs, type Outputs, trpc } from './trpc';

const CALM_MS = 30_000;

export type AcquisitionQuestion = Inputs['analytics']['acquisition'];
export type AcquisitionAnswer = Outputs['analytics']['acquisition'];
export type AcquisitionGroup = AcquisitionAnswer['groups'][number];
export type AcquisitionFigures = AcquisitionGroup['figures'];
export type Cost = NonNullable<AcquisitionFigures['cost']['credited']>;
export type CostedStep = keyof AcquisitionFigures['cost'];
export type SpendImport = Outputs['spend']['imports'][number];

export function useAcquisition(question: AcquisitionQuestion) {
  return useQuery({
    queryKey: ['analytics', 'acquisition', question],
    queryFn: ({ signal }) => trpc.analytics.acquisition.query(question, { signal }),
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  });
}

export function useSpendImports() {
  return useQuery({
    queryKey: ['spend', 'imports'],
    queryFn: ({ signal }) => trpc.spend.imports.query(undefined, { signal }),
  });
}

/** Whatever changes the spend changes the reports that stand on it. */
function useSpendChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['spend'] });
      await client.invalidateQueries({ queryKey: ['analytics', 'acquisition'] });
    },
  });
}

export const useConfirmSpend = () =>
  useSpendChange((input: Inputs['spend']['confirm']) => trpc.spend.confirm.mutate(input));
export const useUndoSpend = () =>
  useSpendChange((input: Inputs['spend']['undo']) => trpc.spend.undo.mutate(input));
