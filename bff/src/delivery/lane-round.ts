import { setTimeout as sleep } from 'node:timers/promises';
import { deliverBatch, type DeliveryContext } from './deliver-batch';
import type { LaneLeases } from './lane-leases';
import type { LaneStates } from './lane-state';
import { planRound } from './plan-round';
import type { LeavingFact } from './sink';

/** Facts that are committed within this time travel together instead of one by one. */
const coalesceMs = 5;

export interface LaneRounds {
  /** Starts what can be started; gives back how much there may be to look at again at once. */
  run(): Promise<number>;
  /** Resolves when no lane is sending any more. */
  settled(): Promise<void>;
}

/** Lanes send side by side, each one batch at a time; `wake` is called when a lane may go on. */
export function createLaneRounds(
  context: DeliveryContext,
  leases: LaneLeases,
  states: LaneStates,
  wake: () => void,
): LaneRounds {
  const sending = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();

  async function run(): Promise<number> {
    await sleep(coalesceMs);
    const lanes = leases.held().filter((lane) => states.isReady(lane, performance.now()));
    if (lanes.length === 0 || context.signal.aborted) return 0;
    lanes.forEach((lane) => states.begin(lane));
    const started = new Set<number>();
    try {
      const { batches, putAside } = await planRound(context, lanes);
      for (const [lane, batch] of batches) {
        started.add(lane);
        start(lane, batch.slice(0, states.retryFacts(lane) ?? batch.length));
      }
      return putAside;
    } finally {
      lanes.filter((lane) => !started.has(lane)).forEach((lane) => states.end(lane));
    }
  }

  function start(lane: number, batch: readonly LeavingFact[]): void {
    const work = sendFrom(lane, batch).finally(() => {
      states.end(lane);
      sending.delete(work);
    });
    sending.add(work);
  }

  async function sendFrom(lane: number, batch: readonly LeavingFact[]): Promise<void> {
    const result = await deliverBatch(context, batch).catch((error: unknown) => {
      context.logger.error({ err: error, sink: context.sink.name, lane }, 'a batch will be sent again');
      return { end: 'later' } as const;
    });
    if (result.end === 'done') {
      states.succeeded(lane);
      return void setImmediate(wake);
    }
    const retryAfterMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined;
    wakeIn(states.failed(lane, performance.now(), { facts: batch.length, retryAfterMs }));
  }

  function wakeIn(delayMs: number): void {
    if (context.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, delayMs);
    timers.add(timer);
  }

  return {
    run,
    async settled() {
      await Promise.all(sending);
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}
