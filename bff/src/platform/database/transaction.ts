import type { Pool, PoolClient, QueryConfig } from 'pg';
import { TransactionError } from './database.errors';
import { type Queryable, queryableOn } from './queryable';

export interface Transaction extends Queryable {
  /** Joins this transaction, so that an action can be called from inside another one. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Never retried by itself: only the caller knows whether its work may be done twice. */
export async function runTransaction<T>(
  pool: Pool,
  work: (tx: Transaction) => Promise<T>,
  announce: (channel: string) => void,
): Promise<T> {
  const client = await pool.connect();
  const scope = openScope(client);
  try {
    await client.query('begin isolation level read committed');
    const result = await work(scope.transaction);
    scope.end();
    await commit(client);
    client.release();
    scope.announced.forEach(announce);
    return result;
  } catch (error) {
    scope.end();
    await rollBack(client);
    throw error;
  }
}

// PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed and was caught.
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') {
    throw new TransactionError(
      'The transaction was rolled back: a statement in it had failed and was ignored',
    );
  }
}

// A connection that cannot roll back is in an unknown state, so it leaves the pool.
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

/** A statement that nobody waited for must not slip into the next transaction on the same connection. */
function openScope(client: PoolClient): {
  transaction: Transaction;
  announced: ReadonlySet<string>;
  end(): void;
} {
  let ended = false;
  const announced = new Set<string>();
  const queryable = queryableOn({
    query: ((statement: QueryConfig) => {
      if (ended) throw new TransactionError('A statement came after the end of its transaction');
      return client.query(statement);
    }) as PoolClient['query'],
  });
  const transaction: Transaction = {
    ...queryable,
    announce: (channel) => void announced.add(channel),
    transaction: (work) => work(transaction),
  };
  return { transaction, announced, end: () => (ended = true) };
}
