import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../api/trpc';
import type { DryRunQuestion, Setup } from './account-types';
import { draftSaved } from './setup/use-working-setup';

/** Gates are looked at again while a page is open; an account changes slowly. */
const ACCOUNTS_MS = 5_000;
const NEVER_STALE = Infinity;

export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => trpc.account.list.query(undefined, { signal }),
    refetchInterval: ACCOUNTS_MS,
  });
}

export function useAccount(accountId: string) {
  return useQuery({
    queryKey: ['account', accountId],
    queryFn: async ({ signal }) => {
      await draftSaved();
      return trpc.account.get.query({ accountId }, { signal });
    },
    refetchInterval: ACCOUNTS_MS,
    refetchOnMount: 'always',
  });
}

/** What kinds of accounts there are comes with the program and changes only with it. */
export function useSinks() {
  return useQuery({
    queryKey: ['account-sinks'],
    queryFn: ({ signal }) => trpc.account.sinks.query(undefined, { signal }),
    staleTime: NEVER_STALE,
  });
}

export function useSetupCheck(accountId: string, setup: Setup) {
  return useQuery({
    queryKey: ['account-check', accountId, setup],
    queryFn: ({ signal }) => trpc.account.check.query({ accountId, setup }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useGates(accountId: string, setup: Setup) {
  return useQuery({
    queryKey: ['account-gates', accountId, setup],
    queryFn: ({ signal }) => trpc.account.gates.query({ accountId, setup }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ACCOUNTS_MS,
  });
}

export function useDifference(accountId: string, setup: Setup | null) {
  return useQuery({
    queryKey: ['account-difference', accountId, setup],
    queryFn: ({ signal }) => trpc.account.difference.query({ accountId, setup: setup! }, { signal }),
    enabled: setup !== null,
  });
}

export function useFactChoices(accountId: string, fact: DryRunQuestion['fact'] | null) {
  return useQuery({
    queryKey: ['account-facts', accountId, fact],
    queryFn: ({ signal }) => trpc.account.facts.query({ accountId, fact: fact! }, { signal }),
    enabled: fact !== null,
  });
}

export function useDryRun(question: DryRunQuestion | null) {
  return useQuery({
    queryKey: ['account-dry-run', question],
    queryFn: ({ signal }) => trpc.account.dryRun.query(question!, { signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
}

/** The grading policy in force; undefined while nobody knows, null when none is released. */
export function useGradingVersion(): number | null | undefined {
  const { data } = useQuery({
    queryKey: ['grading-versions'],
    queryFn: ({ signal }) => trpc.grading.versions.query(undefined, { signal }),
  });
  return data && (data.find(({ state }) => state === 'in_force')?.version ?? null);
}

/** After a change everything that shows an account is asked for again. */
export function useRefreshAccounts(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('account'),
    });
  };
}
