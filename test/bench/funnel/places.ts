import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, startEmbeddedPostgres } from '../../../bff/src/platform/database';
import { makeTemporaryFolder } from '../../database';
import { databaseOn, onServer } from '../../database/server';
import { makeTemplate } from '../../database/template';
import type { BenchGround } from './part';

/** Planting a million people is one statement. */
const STATEMENT_TIMEOUT_MS = 30 * 60_000;

/** A PostgreSQL of its own, with the settings that the product starts it with. */
export async function openGround(
  events: number,
  say: (text: string) => void,
): Promise<BenchGround & { close(): Promise<void> }> {
  const folder = await makeTemporaryFolder();
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  const template = await makeTemplate(cluster.url);
  await onServer(cluster.url, (client) => client.query(`create database funnel template ${template}`));
  const databaseUrl = databaseOn(cluster.url, 'funnel');
  const db = createDatabase({ url: databaseUrl, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  return {
    db,
    databaseUrl,
    folder,
    events,
    say,
    async close() {
      await db.close();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
