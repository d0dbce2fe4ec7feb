import type { AppRouter } from '@loudou/bff/router';
import { createTRPCClient, type TRPCLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { type ApiError, apiErrorOf } from './api-error';
import { callBff } from './call-bff';
import { timed } from './call-timing';

/** What each call answers: `Answers['loan']['offers']`. */
export type Answers = inferRouterOutputs<AppRouter>;
/** What each call asks for. */
export type Inputs = inferRouterInputs<AppRouter>;

const overHost: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      timed(op.path, () => callBff(op)).then(
        (data) => {
          observer.next({ result: { type: 'data', data } });
          observer.complete();
        },
        (thrown: unknown) => observer.error(apiErrorOf(thrown) satisfies ApiError),
      );
    });

export const api = createTRPCClient<AppRouter>({ links: [overHost] });
