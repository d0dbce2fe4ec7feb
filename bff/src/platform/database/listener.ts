import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLogger } from './database.logger';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

export interface ListenOptions {
  /** After a lost connection messages may have been missed: look at the tables again. */
  onReconnected?: () => void;
}

export interface Listener {
  stop(): Promise<void>;
}

/** Resolves once the channel is heard; from then on it comes back by itself until stopped. */
export async function listenOn(
  config: pg.ClientConfig,
  channel: string,
  handler: (payload: string) => void,
  options: ListenOptions & { logger?: DatabaseLogger },
): Promise<Listener> {
  const stopped = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client(config);
    next.on('error', (error) => options.logger?.warn({ err: error, channel }, 'database listener lost'));
    next.on('notification', ({ payload }) => handler(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    next.once('end', () => void reconnect());
    return next;
  }

  async function reconnect(): Promise<void> {
    for (let delayMs = FIRST_RETRY_MS; !stopped.signal.aborted; delayMs = longer(delayMs)) {
      await sleep(delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      const next = await connect().catch(() => undefined);
      if (!next) continue;
      client = next;
      if (stopped.signal.aborted) return void (await client.end().catch(() => undefined));
      return options.onReconnected?.();
    }
  }

  return {
    stop: async () => {
      stopped.abort();
      await client.end().catch(() => undefined);
    },
  };
}

const longer = (delayMs: number): number => Math.min(delayMs * 2, LONGEST_RETRY_MS);
