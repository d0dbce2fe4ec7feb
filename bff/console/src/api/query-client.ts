import { QueryCache, QueryClient } from '@tanstack/react-query';
import { callErrorOf, isSignedOut } from './call-error';

export const meKey = ['operator', 'me'];

const MAX_RETRIES = 2;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // A session may end while a page is open: whoever notices first sends everybody to the sign-in.
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[0] !== meKey[0]) {
          client.setQueryData(meKey, null);
        }
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => callErrorOf(error).retryable && failures < MAX_RETRIES,
        refetchOnWindowFocus: true,
        staleTime: 500,
      },
    },
  });
  return client;
}
