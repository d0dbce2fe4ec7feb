import pg from 'pg';
import { type Queryable, queryableOn } from './queryable';

/** One connection of its own, for what lives as long as a session does, such as an advisory lock. */
export interface Connection extends Queryable {
  /** Aborted when the connection is lost, and every session lock with it. */
  lost: AbortSignal;
}

/** Not taken from the pool: a lease held for hours must not make the pool smaller. */
export async function withOwnConnection<T>(
  config: pg.ClientConfig,
  open: Set<pg.Client>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  const lost = new AbortController();
  const lose = (error?: Error) => lost.abort(error ?? new Error('The database connection was closed'));
  client.on('error', lose).on('end', () => lose());
  open.add(client);
  try {
    await client.connect();
    return await work({ ...queryableOn(client), lost: lost.signal });
  } finally {
    open.delete(client);
    client.removeAllListeners('end');
    await client.end().catch(() => undefined);
  }
}
