import { createDatabase, type Database, type DatabaseOptions } from '../../bff/src/platform/database';
import { SERVER_URL, TEMPLATE } from './run';
import { databaseOn, onServer } from './server';
import { databaseName } from './template';

export { everybodyDone, othersDone } from './others-done';
export { makeTemporaryFolder } from './temporary-cluster';

const MAX_CONNECTIONS = 5;

export interface TestDatabase {
  url: string;
  db: Database;
  /** Closes `db` and removes the database, whoever may still be connected. */
  drop(): Promise<void>;
}

/** A fresh database with the real migrations and nothing in it. */
export async function createTestDatabase(options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> {
  return newDatabase(required(TEMPLATE), options);
}

/** A fresh database without any table of ours, for tests of the migrations themselves. */
export async function createEmptyDatabase(options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> {
  return newDatabase('template0', options);
}

async function newDatabase(template: string, options: Partial<DatabaseOptions>): Promise<TestDatabase> {
  const serverUrl = required(SERVER_URL);
  const name = databaseName('test');
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template ${template} encoding 'UTF8'`),
  );
  const url = databaseOn(serverUrl, name);
  const db = createDatabase({ maxConnections: MAX_CONNECTIONS, ...options, url });
  return {
    url,
    db,
    drop: async () => {
      await db.close();
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests through Jest, whose set-up starts a database`);
  return value;
}
