import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseLogger } from './database.logger';
import {
  type AppliedMigration,
  MigrationError,
  migrationFile,
  type MigrationFile,
  planMigrations,
} from './migrate.rules';

/** Any number that no other advisory lock of this database uses. */
const MIGRATION_LOCK = 7_306_120_401;
/** Another runner may be in the middle of a long migration; beyond this somebody should look. */
const LOCK_TIMEOUT_MS = 10 * 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';
const OLDEST_SERVER_VERSION = 150_000;

export interface MigrateOptions {
  url: string;
  directory: string;
  logger?: DatabaseLogger;
}

/** Returns the names of what it applied. Racing runners wait for each other; the second finds nothing to do. */
export async function migrate({ url, directory, logger }: MigrateOptions): Promise<string[]> {
  const files = await readMigrations(directory);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await assertServerVersion(client);
    await lock(client);
    const pending = planMigrations(files, await readApplied(client));
    for (const file of pending) {
      await apply(client, file);
      logger?.info({ migration: file.name }, 'migration applied');
    }
    return pending.map(({ name }) => name);
  } finally {
    // Ends the session, and the advisory lock with it.
    await client.end().catch(() => undefined);
  }
}

async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql'));
  return Promise.all(
    names.map(async (name) => migrationFile(name, await readFile(join(directory, name), 'utf8'))),
  );
}

async function assertServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    `select current_setting('server_version_num') as server_version_num,
            current_setting('server_version') as server_version`,
  );
  if (Number(rows[0]?.server_version_num) >= OLDEST_SERVER_VERSION) return;
  throw new MigrationError(
    `PostgreSQL ${rows[0]?.server_version} is too old; version 15 or newer is needed.`,
  );
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } catch (cause) {
    if ((cause as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw cause;
    throw new MigrationError(
      `Another program has been migrating this database for ${LOCK_TIMEOUT_MS / 60_000} minutes; look at it, then start again.`,
      { cause },
    );
  }
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  await client.query(`
    create table if not exists schema_migrations (
      name       text        primary key,
      sha256     text        not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<AppliedMigration>('select name, sha256 from schema_migrations');
  return rows;
}

/** The migration and its record leave together, so a crash in between leaves neither. */
async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationError(`The migration ${file.name} failed: ${(cause as Error).message}`, { cause });
  }
}
