import { randomBytes, randomInt } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../platform/clock';
import type { Connection } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { startWorker, type Worker } from '../../platform/worker';
import { type SendRequest } from '../transport/http-transport';
import { observeOldest } from './observe';
import type { WorkContext } from './work-context';
import { LaneLeases, presenceSpace } from './lane-leases';
import { LedgerWorker, type LedgerWorkerOptions } from './ledger-worker';

/** Notifications can be missed; nobody waits longer than this for a row that lies there. */
const longestRestMs = 1_000;
const heartbeatMs = 1_000;
/** A connection that does not answer in this time is treated as lost, with every lease on it. */
const heartbeatTimeoutMs = 5_000;
const stopGraceMs = 5_000;
const reconnectMs = 500;
const housekeepingMs = 5_000;
/** Looks at everything that waits for a consent, which may be a million rows. */
const sweepMs = 60_000;
/** Facts that are committed within this time are planned and travel together. */
const coalesceMs = 5;

export interface Dispatcher {
  wake(): void;
  /** Lets what is being sent come to its end, for a bounded time. */
  stop(): Promise<void>;
}

export interface DispatcherOptions
  extends
    Pick<LedgerWorkerOptions, 'adjust'>,
    Pick<WorkContext, 'suppressions' | 'takeInside' | 'sendRequestFor'> {
  platform: Platform;
  sendRequest: SendRequest;
}

/** Plans and sends everything on the lanes that this process has leased, as long as it runs. */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { platform } = options;
  const { logger } = platform;
  const stopping = new AbortController();
  const cut = new AbortController();
  let wake = () => {};

  async function lead(connection: Connection): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([connection.lost, lost.signal, cut.signal]);
    // Every request under way listens to it.
    setMaxListeners(0, signal);
    const presence = randomInt(1, 2 ** 31 - 1);
    await connection.query('select pg_advisory_lock_shared($1, $2)', [presenceSpace, presence]);
    const leases = new LaneLeases(`wrk_${randomBytes(8).toString('hex')}`, presence, {
      now: () => null,
      monotonicMs: () => performance.now(),
    });
    const loops = createLoops({ ...options, leases, signal, worker: leases.worker });
    wake = loops.wake;
    try {
      await beat(connection, loops, signal);
    } finally {
      if (!stopping.signal.aborted) lost.abort();
      await loops.stop();
      if (!connection.lost.aborted) await leases.leaveAll(connection).catch(() => undefined);
    }
  }

  async function beat(connection: Connection, loops: Loops, signal: AbortSignal): Promise<void> {
    const ending = AbortSignal.any([stopping.signal, signal]);
    while (!ending.aborted) {
      await within(heartbeatTimeoutMs, loops.ledger.beat(connection));
      loops.refresh();
      loops.wake();
      await observeOldest(platform, loops.ledger.accountIds());
      await sleep(heartbeatMs, undefined, { signal: ending }).catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await platform.db.withConnection(lead).catch((error: unknown) => {
        if (!stopping.signal.aborted) logger.warn({ err: error }, 'the lanes are leased anew');
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

interface Loops {
  ledger: LedgerWorker;
  /** A loop for every account that there is now. */
  refresh(): void;
  wake(): void;
  stop(): Promise<void>;
}

/** The planner and a loop for each account: each waits only for its own receiver. */
function createLoops(options: DispatcherOptions & Pick<WorkContext, 'leases' | 'signal' | 'worker'>): Loops {
  const { logger } = options.platform;
  const accounts = new Map<string, Worker>();
  const wakeAccounts = () => accounts.forEach((loop) => loop.wake());
  const ledger = new LedgerWorker(
    {
      ...options,
      // The receiver checks times against the world's, whatever day our own clock plays.
      worldNow: () => systemClock.now(),
      random: Math.random,
      nonce: () => randomBytes(16).toString('hex'),
    },
    wakeAccounts,
  );
  const planner = startWorker({ name: 'plan facts', run: planOnce, restMs: longestRestMs }, logger);
  const housekeeper = startWorker({ name: 'keep the ledger', run: keepOnce, restMs: housekeepingMs }, logger);
  const sweeper = startWorker(
    { name: 'sweep the queue', run: () => ledger.sweep(), restMs: sweepMs },
    logger,
  );

  async function planOnce(): Promise<number> {
    await sleep(coalesceMs);
    const planned = await ledger.plan();
    if (planned > 0) wakeAccounts();
    return planned;
  }

  async function keepOnce(): Promise<number> {
    await ledger.renewSecrets();
    return ledger.planRegrades();
  }

  return {
    ledger,
    refresh() {
      for (const accountId of ledger.accountIds().filter((id) => !accounts.has(id))) {
        const run = () => ledger.turn(accountId);
        accounts.set(
          accountId,
          startWorker({ name: `deliver ${accountId}`, run, restMs: longestRestMs }, logger),
        );
      }
    },
    wake() {
      planner.wake();
      wakeAccounts();
    },
    async stop() {
      await Promise.all([planner, housekeeper, sweeper, ...accounts.values()].map((loop) => loop.stop()));
      await ledger.idle();
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
