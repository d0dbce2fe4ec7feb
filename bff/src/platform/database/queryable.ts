import type { ClientBase, Pool, QueryResultRow } from 'pg';
import { RowCountError } from './database.errors';

export type Parameters = readonly unknown[];

/**
 * Parsed and planned once on each connection, under a name of its own: for the few short statements that nearly
 * every request runs. Long lists as parameters are better planned each time.
 */
export interface PreparedStatement {
  name: string;
  text: string;
}

export type Statement = string | PreparedStatement;

/** What a store needs: the database, a transaction of it, or one connection. */
export interface Queryable {
  query<T extends object = Record<string, unknown>>(
    statement: Statement,
    parameters?: Parameters,
  ): Promise<T[]>;
  /** Exactly one row, or an error that says so. */
  one<T extends object = Record<string, unknown>>(statement: Statement, parameters?: Parameters): Promise<T>;
  maybeOne<T extends object = Record<string, unknown>>(
    statement: Statement,
    parameters?: Parameters,
  ): Promise<T | undefined>;
  /**
   * Tells every listener of the channel once this is committed. Not a NOTIFY inside the transaction: that makes
   * all commits of the database wait for each other. It may be lost in a crash, so whoever listens looks by
   * itself as well.
   */
  announce?(channel: string): void;
}

export function queryableOn(connection: Pick<ClientBase | Pool, 'query'>): Queryable {
  async function query<T extends object>(statement: Statement, parameters: Parameters = []): Promise<T[]> {
    const named = typeof statement === 'string' ? { text: statement } : statement;
    const result = await connection.query<T & QueryResultRow>({ ...named, values: [...parameters] });
    return result.rows;
  }

  async function maybeOne<T extends object>(
    statement: Statement,
    parameters?: Parameters,
  ): Promise<T | undefined> {
    const rows = await query<T>(statement, parameters);
    if (rows.length > 1) throw new RowCountError('at most one row', rows.length, textOf(statement));
    return rows[0];
  }

  async function one<T extends object>(statement: Statement, parameters?: Parameters): Promise<T> {
    const rows = await query<T>(statement, parameters);
    if (rows.length !== 1) throw new RowCountError('one row', rows.length, textOf(statement));
    return rows[0]!;
  }

  return { query, one, maybeOne };
}

const textOf = (statement: Statement) => (typeof statement === 'string' ? statement : statement.text);
