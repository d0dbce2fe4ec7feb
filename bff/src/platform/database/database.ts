import pg from 'pg';
import { columnParsers } from './column-parsers';
import { createAnnouncements } from './announcements';
import { type Connection, withOwnConnection } from './connection';
import type { DatabaseLogger } from './database.logger';
import { type Listener, listenOn, type ListenOptions } from './listener';
import { type Queryable, queryableOn } from './queryable';
import { runTransaction, type Transaction } from './transaction';

const DEFAULT_MAX_CONNECTIONS = 20;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction that waits this long for our own code, or for a stopped process, holds locks that others need: the server ends it. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
/** Waiting for a free connection: beyond this the caller is told, and the queue stays short. */
const CONNECT_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 2_000;

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  statementTimeoutMs?: number;
  logger?: DatabaseLogger;
}

export interface Database extends Queryable {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Hears `notify` on a connection of its own, which comes back after a loss. */
  listen(channel: string, handler: (payload: string) => void, options?: ListenOptions): Promise<Listener>;
  /** A connection outside the pool for session locks; `connection.lost` tells when they are gone. */
  withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer in time. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export function createDatabase(options: DatabaseOptions): Database {
  const { logger } = options;
  const config = connectionConfig(options);
  const pool = openPool(config, options.maxConnections ?? DEFAULT_MAX_CONNECTIONS, logger);
  const queryable = queryableOn(pool);
  const listeners = new Set<Listener>();
  const ownConnections = new Set<pg.Client>();
  const announcements = createAnnouncements(queryable);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    announcements.stop();
    await Promise.all([...listeners].map((listener) => listener.stop()));
    await Promise.all([...ownConnections].map((client) => client.end().catch(() => undefined)));
    await pool.end();
  }

  return {
    ...queryable,
    announce: announcements.announce,
    transaction: (work) => runTransaction(pool, work, announcements.announce),
    listen: async (channel, handler, listenOptions = {}) => {
      const listener = await listenOn(config, channel, handler, { ...listenOptions, logger });
      listeners.add(listener);
      return {
        stop: async () => {
          listeners.delete(listener);
          await listener.stop();
        },
      };
    },
    withConnection: (work) => withOwnConnection(config, ownConnections, work),
    ping: () => withinTime(queryable.one('select 1'), PING_TIMEOUT_MS),
    close: () => (closing ??= close()),
  };
}

function connectionConfig(options: DatabaseOptions): pg.ClientConfig {
  return {
    connectionString: options.url,
    application_name: 'loudou',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    types: columnParsers(),
  };
}

function openPool(config: pg.ClientConfig, max: number, logger?: DatabaseLogger): pg.Pool {
  const pool = new pg.Pool({ ...config, max });
  const report = (error: Error) => logger?.warn({ err: error }, 'database connection lost');
  // An error event that nobody hears ends the process. The pool hears idle connections only,
  // so each connection gets a listener that stays while it is in use.
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function withinTime(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The database did not answer in ${timeoutMs} ms`)), timeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
