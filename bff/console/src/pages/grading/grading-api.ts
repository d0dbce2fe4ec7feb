import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Inputs, type Outputs, trpc } from '../../api/trpc';

export type PolicyVersion = Outputs['grading']['versions'][number];
export type PolicyTable = Inputs['grading']['check'];
export type PolicyRow = PolicyTable['rows'][number];
export type PolicyProblem = Outputs['grading']['check'][number];
export type GradedDay = Outputs['grading']['days'][number];
export type KnownBands = Outputs['grading']['bands'];
export type Replay = Outputs['grading']['whatIf'];
export type Grade = PolicyRow['grade'];
export type GradableFact = GradedDay['factName'];

/** In the order of the journey. */
export const gradableFacts: GradableFact[] = ['credit_approved', 'loan_disbursed', 'repeat_drawn'];
export const grades: Grade[] = ['A', 'B', 'C'];

const DAYS_MS = 15_000;

export interface Days {
  from: string;
  to: string;
}

export const versionsKey = ['grading', 'versions'];

export function useVersions() {
  return useQuery({
    queryKey: versionsKey,
    queryFn: ({ signal }) => trpc.grading.versions.query(undefined, { signal }),
    refetchInterval: DAYS_MS,
  });
}

export function useGradedDays(days: Days) {
  return useQuery({
    queryKey: ['grading', 'days', days],
    queryFn: ({ signal }) => trpc.grading.days.query(days, { signal }),
    refetchInterval: DAYS_MS,
    placeholderData: keepPreviousData,
  });
}

export function useKnownBands() {
  return useQuery({
    queryKey: ['grading', 'bands'],
    queryFn: ({ signal }) => trpc.grading.bands.query(undefined, { signal }),
    staleTime: 60_000,
  });
}

/** What is wrong with a table that can be sent at all; null while somebody still fills it in. */
export function useProblems(table: PolicyTable | null) {
  return useQuery({
    queryKey: ['grading', 'check', table],
    queryFn: ({ signal }) => trpc.grading.check.query(table!, { signal }),
    enabled: table !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/** A replay that is asked for by being shown: before going back, before regrading. */
export function useReplay(input: (Days & { table: PolicyTable }) | null) {
  return useQuery({
    queryKey: ['grading', 'what-if', input],
    queryFn: ({ signal }) => trpc.grading.whatIf.query(input!, { signal }),
    enabled: input !== null,
  });
}
