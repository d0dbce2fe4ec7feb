import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../platform/database';
import type { Platform } from '../platform/platform';
import { startWorker } from '../platform/worker';
import type { DeliveryContext } from './deliver-batch';
import { createLaneRounds } from './lane-round';
import { type LaneLeases, openLaneLeases } from './lane-leases';
import { LaneStates } from './lane-state';
import { observeOldest } from './delivery.queries';
import type { Sink } from './sink';

/** Notifications can be missed; nobody waits longer than this for a fact that lies there. */
const longestRestMs = 1_000;
const heartbeatMs = 1_000;
/** A connection that does not answer in this time is treated as lost, with every lease on it. */
const heartbeatTimeoutMs = 5_000;
const stopGraceMs = 5_000;
const reconnectMs = 500;

export interface Dispatcher {
  wake(): void;
  /** Lets what is being sent come to its end, for a bounded time. */
  stop(): Promise<void>;
}

/** Sends everything that waits for one sink, as long as it runs, on the lanes that it has leased. */
export function startDispatcher(
  platform: Platform,
  sink: Sink,
  random: () => number = Math.random,
): Dispatcher {
  const { logger } = platform;
  const stopping = new AbortController();
  const cut = new AbortController();
  const states = new LaneStates(random);
  let wake = () => {};

  async function lead(connection: Connection): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([connection.lost, lost.signal, cut.signal]);
    const leases = await openLaneLeases(connection);
    const context: DeliveryContext = { ...platform, sink, signal };
    const rounds = createLaneRounds(context, leases, states, () => wake());
    const worker = startWorker(
      { name: `deliver ${sink.name}`, run: rounds.run, restMs: longestRestMs },
      logger,
    );
    wake = worker.wake;
    try {
      await beat(context, leases);
    } finally {
      if (!stopping.signal.aborted) lost.abort();
      await worker.stop();
      await rounds.settled();
    }
  }

  async function beat(context: DeliveryContext, leases: LaneLeases): Promise<void> {
    while (!stopping.signal.aborted && !context.signal.aborted) {
      await within(
        heartbeatTimeoutMs,
        leases.balance((lane) => states.isBusy(lane)),
      );
      wake();
      await observeOldest(context, sink.name);
      const ending = AbortSignal.any([stopping.signal, context.signal]);
      await sleep(heartbeatMs, undefined, { signal: ending }).catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await platform.db.withConnection(lead).catch((error: unknown) => {
        if (!stopping.signal.aborted)
          logger.warn({ err: error, sink: sink.name }, 'the lanes are leased anew');
      });
      await sleep(reconnectMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    wake: () => wake(),
    async stop() {
      stopping.abort();
      const grace = setTimeout(() => cut.abort(), stopGraceMs);
      await running;
      clearTimeout(grace);
    },
  };
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
