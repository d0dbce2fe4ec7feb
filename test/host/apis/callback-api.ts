import { ApiFailure } from './api-failure';
import type { ApiHost } from './api-host';

type Outcome = Record<string, unknown> | undefined | void;

interface Callbacks {
  readonly success?: (result: unknown) => void;
  readonly fail?: (result: unknown) => void;
  readonly complete?: (result: unknown) => void;
}

/**
 * An API of the `success`, `fail`, `complete` kind; called without any of them it gives a promise, as the hosts do.
 * The answer always comes in a later turn, never inside the call.
 */
export function callbackApi<Options extends object>(
  host: ApiHost,
  name: string,
  work: (options: Options) => Outcome | Promise<Outcome>,
) {
  return (options?: Options & Callbacks): unknown => {
    const given = options ?? ({} as Options & Callbacks);
    const settle = (succeed: (result: unknown) => void, refuse: (result: unknown) => void) =>
      perform(host, name, () => work(given), { succeed, refuse });
    if (given.success || given.fail || given.complete) {
      settle(
        (result) => notify(host, [given.success, given.complete], result),
        (result) => notify(host, [given.fail, given.complete], result),
      );
      return undefined;
    }
    return host.realm.promise((resolve, reject) => settle(resolve, reject));
  };
}

/** Hands a result to the app; an error thrown by its callback is the app's own and is reported as such. */
export function notify(
  host: ApiHost,
  callbacks: readonly (((result: unknown) => void) | undefined)[],
  result: unknown,
): void {
  for (const callback of callbacks) {
    try {
      callback?.(result);
    } catch (error) {
      host.onError(error);
    }
  }
}

function perform(
  host: ApiHost,
  name: string,
  work: () => Outcome | Promise<Outcome>,
  ending: { succeed: (result: unknown) => void; refuse: (result: unknown) => void },
): void {
  const done = host.work.begin(name);
  const deliver = (receive: (result: unknown) => void, result: Record<string, unknown>) => {
    done();
    host.work.later(name, () => receive(host.realm.copy(result)));
  };
  new Promise<Outcome>((resolve) => resolve(work())).then(
    (result) => deliver(ending.succeed, { errMsg: `${name}:ok`, ...result }),
    (error: unknown) => deliver(ending.refuse, failureResult(host, name, error)),
  );
}

function failureResult(host: ApiHost, name: string, error: unknown): Record<string, unknown> {
  if (error instanceof ApiFailure) return { errMsg: `${name}:fail ${error.reason}`, ...error.fields };
  host.onError(error);
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}
