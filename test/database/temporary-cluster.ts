import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../bff/src/platform/database';
import { readPostmasterLock } from '../../bff/src/platform/database/embedded/postmaster-lock';
import { isAlive, isPostgres } from '../../bff/src/platform/database/embedded/processes';
import { stopServer } from '../../bff/src/platform/database/embedded/stop';

/** The number of the owning process stands in the folder's name, so that a later run sees who is dead. */
const FOLDER_NAME = /^loudou-test-(\d+)-/;

export interface TemporaryCluster {
  url: string;
  remove(): Promise<void>;
}

export async function startTemporaryCluster(): Promise<TemporaryCluster> {
  await sweepDeadClusters(parentFolder());
  const folder = await makeTemporaryFolder();
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  return { url: cluster.url, remove: () => remove(folder, cluster) };
}

/** A folder that the next run sweeps, with a cluster in `postgres` or not, when this run dies. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(parentFolder(), `loudou-test-${process.pid}-`));
  // As root the database runs as another user, who must be able to pass through.
  await chmod(folder, 0o755);
  return folder;
}

// Root's own temporary folder may be closed to the user that PostgreSQL runs as.
function parentFolder(): string {
  return process.getuid?.() === 0 ? '/tmp' : tmpdir();
}

async function remove(folder: string, cluster: EmbeddedPostgres): Promise<void> {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

async function sweepDeadClusters(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = FOLDER_NAME.exec(name)?.[1];
    if (!owner || (await isAlive(Number(owner)))) continue;
    // Another user's remains are that user's to sweep.
    await sweep(join(parent, name)).catch(() => undefined);
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const lock = await readPostmasterLock(join(folder, name)).catch(() => undefined);
    if (lock && (await isPostgres(lock.pid))) await stopServer(lock.pid);
  }
  await rm(folder, { recursive: true, force: true });
}
