import pg from 'pg';
import { readPassword } from './data-folder';
import { DATABASE_USER } from './initialise';

const DATABASE_NAME = 'loudou';
const CONNECT_TIMEOUT_MS = 5_000;
// Two that create it in the same moment: the slower meets the name, or the index that holds the names.
const ALREADY_THERE = ['42P04', '23505'];

export async function databaseUrl(dataDir: string, port: number): Promise<string> {
  return urlOf(await readPassword(dataDir), port, DATABASE_NAME);
}

export async function answers(dataDir: string, port: number): Promise<boolean> {
  return withMaintenanceClient(dataDir, port, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
}

export async function ensureDatabase(dataDir: string, port: number): Promise<void> {
  await withMaintenanceClient(dataDir, port, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE_NAME]);
    if (found.rowCount) return;
    await client.query(`create database ${DATABASE_NAME}`).catch((error: { code?: string }) => {
      // Another process that starts at this moment may be first.
      if (!ALREADY_THERE.includes(error.code ?? '')) throw error;
    });
  });
}

async function withMaintenanceClient(
  dataDir: string,
  port: number,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: urlOf(await readPassword(dataDir), port, 'postgres'),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;
}
