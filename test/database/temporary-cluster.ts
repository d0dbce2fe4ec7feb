import { access, chmod, constants, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../bff/src/platform/database';
import { readPostmasterLock } from '../../bff/src/platform/database/embedded/postmaster-lock';
import { isAlive, isPostgres } from '../../bff/src/platform/database/embedded/processes';
import { stopServer } from '../../bff/src/platform/database/embedded/stop';

/** The number of the owning process stands in the folder's name, so that a later run sees who is dead. */
const FOLDER_NAME = /^loudou-test-(\d+)-/;

/** A folder that Linux holds in memory. */
const memoryFolder = '/dev/shm';
/** What the databases of a run and their log come to, with room to spare. */
const leastFreeBytes = 8 * 1024 ** 3;

export interface TemporaryCluster {
  url: string;
  remove(): Promise<void>;
}

export async function startTemporaryCluster(): Promise<TemporaryCluster> {
  for (const parent of [parentFolder(), memoryFolder]) await sweepDeadClusters(parent).catch(() => undefined);
  const folder = await makeTemporaryFolder(await clusterParent());
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  return { url: cluster.url, remove: () => remove(folder, cluster) };
}

/** A folder that the next run sweeps, with a cluster in `postgres` or not, when this run dies. */
export async function makeTemporaryFolder(parent: string = parentFolder()): Promise<string> {
  const folder = await mkdtemp(join(parent, `loudou-test-${process.pid}-`));
  // As root the database runs as another user, who must be able to pass through.
  await chmod(folder, 0o755);
  return folder;
}

// Root's own temporary folder may be closed to the user that PostgreSQL runs as.
function parentFolder(): string {
  return process.getuid?.() === 0 ? '/tmp' : tmpdir();
}

/**
 * In memory where there is plenty: a database for each test is files by the hundred that come and go, and a disk's file
 * system took up to a third of all the time that the tests take for finding places for them.
 */
async function clusterParent(): Promise<string> {
  const free = await freeInMemory().catch(() => 0);
  return free >= leastFreeBytes ? memoryFolder : parentFolder();
}

async function freeInMemory(): Promise<number> {
  await access(memoryFolder, constants.W_OK);
  const { bavail, bsize } = await statfs(memoryFolder);
  return Math.min(bavail * bsize, freemem());
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
