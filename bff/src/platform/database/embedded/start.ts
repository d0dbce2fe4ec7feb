import type { DatabaseLogger } from '../database.logger';
import { adoptRunning } from './adopt';
import { inspectDataFolder } from './data-folder';
import { initialise } from './initialise';
import { databaseUrl, ensureDatabase } from './maintenance';
import { findPlace, type Place } from './place';
import type { Progress } from './progress';
import type { RunningServer } from './running-server';
import { startServer } from './server';
import { stopServer } from './stop';
import { supervise } from './supervise';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  logger?: DatabaseLogger;
  onProgress?: Progress;
  /** False gives up safety against power loss for speed; for tests only. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  /** Where the data really is: not the asked folder when the database's user cannot reach that. */
  dataDir: string;
  adopted: boolean;
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger, onProgress = () => undefined, durable = true } = options;
  const place = await findPlace(options.dataDir, onProgress);
  await prepare(place, { durable, onProgress });
  const server = (await adoptRunning(place.dataDir)) ?? (await startServer(place, { durable }));
  await ensureDatabase(place.dataDir, server.port);
  onProgress(server.adopted ? 'Took over the PostgreSQL that was still running.' : 'PostgreSQL is ready.');

  const supervision = supervise(server, {
    restart: async (port) =>
      (await adoptRunning(place.dataDir)) ?? (await startServer(place, { durable, port })),
    onRestarted: ({ pid }) => logger?.warn({ pid }, 'PostgreSQL had ended and was started again'),
    onGivenUp: (error) =>
      logger?.error({ err: error }, 'PostgreSQL has ended and cannot be started again; see its server.log'),
  });
  let stopping: Promise<void> | undefined;
  return {
    url: await databaseUrl(place.dataDir, server.port),
    dataDir: place.dataDir,
    adopted: server.adopted,
    stop: () => (stopping ??= stopAll(supervision)),
  };
}

/** Says at once what `startEmbeddedPostgres` would refuse later, for a start that has long work to do in between. */
export async function refuseUnusableFolder(dataDir: string): Promise<void> {
  const place = await findPlace(dataDir, () => undefined);
  await inspectDataFolder(place.dataDir, place.binaries.majorVersion);
}

async function prepare(place: Place, options: { durable: boolean; onProgress: Progress }): Promise<void> {
  const state = await inspectDataFolder(place.dataDir, place.binaries.majorVersion);
  if (state === 'cluster') return;
  options.onProgress(`Making a new database in ${place.dataDir}.`);
  await initialise(place, options);
}

async function stopAll(supervision: { end(): Promise<void>; current(): RunningServer }): Promise<void> {
  await supervision.end();
  await stopServer(supervision.current().pid);
}
