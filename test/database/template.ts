import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../../bff/src/platform/database';
import { databaseOn, onServer } from './server';

export const MIGRATIONS_DIRECTORY = join(__dirname, '../../bff/migrations');
/** On a shared server a run that crashed leaves its databases; no run lasts as long as this. */
const LEFTOVER_AFTER_MS = 6 * 60 * 60_000;
const DATABASE_NAME = /^loudou_(?:test|template)_(\d+)_/;

/** Names carry the time they were made, so that a later run sees what was left behind. */
export function databaseName(kind: 'test' | 'template'): string {
  return `loudou_${kind}_${Date.now()}_${randomBytes(5).toString('hex')}`;
}

/** One database with the real migrations; every test database of the run is a copy of it. */
export async function makeTemplate(serverUrl: string): Promise<string> {
  await sweepLeftovers(serverUrl);
  const name = databaseName('template');
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  );
  await migrate({ url: databaseOn(serverUrl, name), directory: MIGRATIONS_DIRECTORY });
  // A database with a visitor cannot be copied; this one takes none from here on.
  await onServer(serverUrl, (client) => client.query(`alter database ${name} allow_connections false`));
  return name;
}

async function sweepLeftovers(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    for (const { datname } of rows) {
      const madeAt = DATABASE_NAME.exec(datname)?.[1];
      if (!madeAt || Number(madeAt) > Date.now() - LEFTOVER_AFTER_MS) continue;
      await client.query(`drop database if exists ${datname} with (force)`);
    }
  });
}
