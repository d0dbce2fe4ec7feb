import type { AppRouter } from '@loudou/bff/router';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/**
 * Queries go by POST, so that nothing stands in a URL or a proxy's log. One call each, unbatched: a slow
 * question must not hold up the quick ones beside it. The header tells our page from a foreign form.
 */
export const trpc = createTRPCClient<AppRouter>({
  links: [httpLink({ url: '/trpc', methodOverride: 'POST', headers: { 'x-loudou-console': '1' } })],
});
