import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Carries the planned moment of a call, in epoch milliseconds. */
export const simulatedTimeHeader = 'x-simulated-at';

/**
 * A clock for days that pass in seconds. A call that names its moment happens at that moment, however many others
 * run beside it; everything else (work in the background, the console) reads the standing time, which moves only
 * when it is told to, and never at all once it is let go: then it is the machine's.
 */
export function createSimulatedTime(standsAtMs: number) {
  const moment = new AsyncLocalStorage<number | undefined>();
  let standingMs: number | null = standsAtMs;
  const nowMs = () => moment.getStore() ?? standingMs ?? Date.now();
  // At the very start of a request, before anything of the product could ask for the time.
  subscribe('http.server.request.start', (message) => {
    const atMs = Number((message as { request: IncomingMessage }).request.headers[simulatedTimeHeader]);
    moment.enterWith(atMs > 0 ? atMs : undefined);
  });
  return {
    clock: { nowMs, now: () => new Date(nowMs()) },
    moveTo: (atMs: number) => void (standingMs = atMs),
    letGo: () => void (standingMs = null),
  };
}
