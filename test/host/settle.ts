import type { HostRuntime } from './host-runtime';

/** Timers due sooner than this belong to the step under way; later ones are waiting of the app's own. */
const SETTLE_HORIZON_MS = 60;
const QUIET_TURNS = 3;
const POLL_MS = 2;
export const DEFAULT_SETTLE_LIMIT_MS = 10_000;

/** Waits until renders, requests, answers and short timers are done and stay done for a few turns of the loop. */
export async function settle(runtime: HostRuntime, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (let quietTurns = 0; quietTurns < QUIET_TURNS;) {
    await nextTurn();
    const isQuiet = runtime.work.isEmpty && !runtime.timers.hasTimeoutWithin(SETTLE_HORIZON_MS);
    quietTurns = isQuiet ? quietTurns + 1 : 0;
    if (isQuiet) continue;
    if (Date.now() > deadline)
      throw new Error(`the app is not at rest after ${limitMs} ms: ${outstanding(runtime)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function outstanding({ work }: HostRuntime): string {
  return work.isEmpty ? 'it keeps setting short timers' : work.labels.join(', ');
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
