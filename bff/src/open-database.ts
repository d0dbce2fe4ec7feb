import { join } from 'node:path';
import type { Config } from './config';
import { createDatabase, type Database, migrate, startEmbeddedPostgres } from './platform/database';
import type { Logger } from './platform/logger';

export interface OpenDatabase {
  db: Database;
  close(): Promise<void>;
}

/** The external PostgreSQL where there is one, else our own; brought up to date before anything uses it. */
export async function openDatabase(
  config: Config,
  migrations: string,
  logger: Logger,
  onProgress?: (sentence: string) => void,
): Promise<OpenDatabase> {
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.DATA_DIR, 'postgres'), logger, onProgress });
  const url = config.DATABASE_URL ?? embedded!.url;
  try {
    await migrate({ url, directory: migrations, logger });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const db = createDatabase({ url, maxConnections: config.DATABASE_MAX_CONNECTIONS, logger });
  return {
    db,
    async close() {
      await db.close();
      await embedded?.stop();
    },
  };
}
